import { DAY } from "../language/calendar.js";

const weeks = new Map<string, string>();

/** The week of a date by ISO 8601: `2025-W23`. */
export function weekOf(date: string): string | undefined {
  const known = weeks.get(date) ?? weekFrom(Date.parse(`${date}T00:00:00Z`));
  // More days than calls are told of in one run make no sense.
  if (known !== undefined && weeks.size < 10_000) weeks.set(date, known);
  return known;
}

function weekFrom(day: number): string | undefined {
  if (Number.isNaN(day)) return undefined;
  const thursday = new Date(day + (4 - (new Date(day).getUTCDay() || 7)) * DAY);
  const week = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY / 7) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
}
