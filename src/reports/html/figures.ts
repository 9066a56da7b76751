import { DAY } from "../../language/calendar.js";
import { bounds } from "../table.js";
import type { Estimate } from "../intervals.js";
import type { GroupRow } from "../view.js";

/** How figures are written: one decimal, thousands apart, "–" for what is not known. */
export const figures = { count, decimal, percent, reach: bounds, between, few, day, moment, clock, calls, plural, time };

function count(number: number): string {
  return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

function plural(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function calls(number: number): string {
  return plural(number, "call");
}

function decimal(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : value.toFixed(1);
}

function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : `${value.toFixed(1)} %`;
}

/** "95 % interval 71.2 to 78.9" */
function between(estimate: Estimate | null): string {
  return estimate === null ? "" : `95 % interval ${bounds(estimate)}`;
}

/** Why a group shows no figures. */
function few({ few: isFew, scored }: GroupRow, minCalls: number): string | undefined {
  if (isFew) return `fewer than ${calls(minCalls)}`;
  return scored === 0 ? "none could be judged" : undefined;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2 Jun 2025"; what is no such date stays as it is. */
function day(iso: string | undefined): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? "") ?? [];
  return date === undefined ? (iso ?? "") : `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** "2 Jun 2025, 09:15" */
function moment(iso: string | undefined): string {
  const time = /^\d{4}-\d{2}-\d{2}[T ](\d{2}:\d{2})/.exec(iso ?? "")?.[1];
  return time === undefined ? day(iso) : `${day(iso)}, ${time}`;
}

/** Seconds from the start of a call: "1:58". */
function clock(seconds: number | undefined): string {
  if (seconds === undefined) return "";
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number: number) => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A day, week or month as a group's name has it: "2 Jun", also for the week that starts then, "Jun 2025". */
function time(name: string): string {
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(name) ?? [];
  if (week !== undefined) return dayOfYear(mondayOf(Number(year), Number(week)));
  const [, of, month] = /^(\d{4})-(\d{2})$/.exec(name) ?? [];
  if (month !== undefined) return `${MONTHS[Number(month) - 1] ?? month} ${of}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(name) ? dayOfYear(name) : name;
}

function dayOfYear(iso: string): string {
  return day(iso).replace(/ \d{4}$/, "");
}

/** The first day of a week by ISO 8601: the fourth of January is always in the first week. */
function mondayOf(year: number, week: number): string {
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() || 7) - 1) * DAY;
  return new Date(monday + (week - 1) * 7 * DAY).toISOString().slice(0, 10);
}
