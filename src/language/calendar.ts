/** When the company works; what "business days" and "close of business" mean. */
export interface BusinessTime {
  /** Days of the week, 0 is Sunday. */
  days: ReadonlySet<number>;
  /** Minutes after midnight. */
  opens: number;
  closes: number;
  /** Dates such as "2025-12-25". */
  holidays: ReadonlySet<string>;
  /** IANA name of the zone in which times are meant; without it the call's own offset holds. */
  zone?: string;
}

/** Monday to Friday, nine to five. */
export const USUAL_TIME: BusinessTime = { days: new Set([1, 2, 3, 4, 5]), opens: 540, closes: 1020, holidays: new Set() };

export const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

/** The company's working time as a config writes it; what it leaves out is as usual. */
export interface WrittenBusinessTime {
  days?: readonly (typeof WEEKDAYS)[number][];
  /** "09:00-17:00" */
  hours?: string;
  timezone?: string;
  holidays?: readonly string[];
}

/** The company's working time, as configured. */
export function businessTimeOf({ days, hours, timezone, holidays }: WrittenBusinessTime): BusinessTime {
  const [opens, closes] = hours?.split("-").map((clock) => Number(clock.split(":")[0]) * 60 + Number(clock.split(":")[1])) ?? [];
  return {
    days: days === undefined ? USUAL_TIME.days : new Set(days.map((day) => WEEKDAYS.indexOf(day))),
    opens: opens ?? USUAL_TIME.opens,
    closes: closes ?? USUAL_TIME.closes,
    holidays: new Set(holidays ?? []),
    ...(timezone === undefined ? {} : { zone: timezone }),
  };
}

/** A point in time as a wall clock shows it: milliseconds since 1970 as if the clock stood in Greenwich. */
export type WallTime = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** When a call began: the instant, and how far its clock is from Greenwich. */
export interface Moment {
  /** Milliseconds since 1970. */
  at: number;
  /** Minutes east of Greenwich. */
  offset: number;
  /** Only the day is known. */
  dayOnly: boolean;
  /** Neither the date nor the config says in which zone. */
  zoneUnknown: boolean;
}

const ISO = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/;

/** The moment that an ISO date names; undefined where it names none. */
export function momentOf(iso: string, zone?: string): Moment | undefined {
  const [, day, time, named] = ISO.exec(iso) ?? [];
  const wall = day === undefined ? NaN : Date.parse(`${day}T${time ?? "00:00"}Z`);
  if (Number.isNaN(wall)) return undefined;
  const known = named === undefined ? undefined : minutesOf(named);
  const at = known === undefined ? instantOf(wall, zone, 0) : wall - known * MINUTE;
  const offset = zone === undefined ? (known ?? 0) : offsetAt(at, zone);
  return { at, offset, dayOnly: time === undefined, zoneUnknown: named === undefined && zone === undefined && time !== undefined };
}

function minutesOf(offset: string): number {
  if (offset === "Z") return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith("-") ? -minutes : minutes;
}

/** Whether there is a time zone of that name. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minutes by which a zone's clock is ahead of Greenwich at an instant. */
function offsetAt(at: number, zone: string): number {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    const numeric = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
    clock = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", ...numeric });
    clocks.set(zone, clock);
  }
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute);
  return Math.round((wall - at) / MINUTE);
}

/** What the wall clock of a call shows at an instant. */
export function wallTimeOf({ at, offset }: Moment): WallTime {
  return at + offset * MINUTE;
}

/** The instant at which a wall clock shows a time; summer time may begin or end in between. */
export function instantOf(wall: WallTime, zone: string | undefined, offset: number): number {
  if (zone === undefined) return wall - offset * MINUTE;
  const first = wall - offsetAt(wall, zone) * MINUTE;
  return wall - offsetAt(first, zone) * MINUTE;
}

/** The day of a wall time, as its midnight. */
export function dayOf(wall: WallTime): WallTime {
  return Math.floor(wall / DAY) * DAY;
}

/** The last moment of a day. */
export function endOfDay(wall: WallTime): WallTime {
  return dayOf(wall) + DAY - MINUTE;
}

/** Whether the company works on a day. */
export function isBusinessDay(wall: WallTime, { days, holidays }: BusinessTime): boolean {
  return days.has(new Date(wall).getUTCDay()) && !holidays.has(new Date(wall).toISOString().slice(0, 10));
}

/** Longer than this no year has without a working day. */
const LONGEST = 400;

/** A day so many working days later. */
export function addBusinessDays(wall: WallTime, count: number, business: BusinessTime): WallTime {
  let day = dayOf(wall);
  for (let left = count, tried = 0; left > 0 && tried < LONGEST + count * 7; tried++) {
    day += DAY;
    if (isBusinessDay(day, business)) left--;
  }
  return day;
}

/** A time so many working hours later. */
export function addBusinessHours(wall: WallTime, hours: number, business: BusinessTime): WallTime {
  let left = hours * HOUR;
  let now = wall;
  for (let tried = 0; tried < LONGEST * 4; tried++) {
    const [opens, closes] = [dayOf(now) + business.opens * MINUTE, dayOf(now) + business.closes * MINUTE];
    const from = Math.max(now, opens);
    if (isBusinessDay(now, business) && from < closes) {
      if (from + left <= closes) return from + left;
      left -= closes - from;
    }
    now = dayOf(now) + DAY;
  }
  return now;
}

/** An instant as people there would write it: "2025-06-04T17:00+01:00". */
export function isoAt(at: number, zone: string | undefined, offset: number): string {
  const minutes = zone === undefined ? offset : offsetAt(at, zone);
  const wall = new Date(at + minutes * MINUTE).toISOString().slice(0, 16);
  if (minutes === 0) return `${wall}Z`;
  const ahead = Math.abs(minutes);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${wall}${minutes < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}
