// Long calls made of short ones: the turns of a JSON file said again and again, each time later.

/** Keys under which times stand. */
const TIMES = /start|end|time|offset|begin|(?:^|_)ts$|^from$|^to$|timestamp|usec|created|sent|^date/i;
/** Seconds by which each round is later than the one before; the calls of fixtures/rosetta last 126. */
const ROUND = 130;

/** Keys that count turns, and how many turns the calls of fixtures/rosetta have. */
const INDEX = /segment_index$/;
const TURNS = 13;

/** A value as large as wanted, in characters of JSON: its outermost lists of six entries and more are repeated. */
export function enlarged(value, size) {
  const once = JSON.stringify(value).length;
  const rounds = Math.ceil(size / once);
  const grow = (one) => {
    if (Array.isArray(one) && one.length >= 6)
      return Array.from({ length: rounds }, (_, round) => one.map((row) => later(row, round))).flat();
    if (typeof one !== "object" || one === null) return one;
    if (Array.isArray(one)) return one.map(grow);
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, grow(inner)]));
  };
  return grow(value);
}

/** A row some rounds later. */
function later(value, round, key = "") {
  if (Array.isArray(value)) return value.map((one) => later(one, round, key));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, later(one, round, name)]));
  if (INDEX.test(key) && typeof value === "number") return value + round * TURNS;
  if (!TIMES.test(key) || /zone|type/i.test(key)) return value;
  if (typeof value === "number") return value + round * ROUND * unitOf(value, key);
  return typeof value === "string" ? laterText(value, round * ROUND, key) : value;
}

/** How many of a number's unit make a second. */
function unitOf(number, key) {
  if (number >= 1e14 || /usec/i.test(key)) return 1e6;
  if (number >= 1e11 || /ms$|milli|offsets?$/i.test(key)) return 1e3;
  if (/ticks/i.test(key)) return 1e7;
  return Number.isInteger(number) && number >= 1000 ? 1e3 : 1;
}

function laterText(text, seconds, key) {
  if (/^\d{13}$/.test(text)) return String(Number(text) + seconds * 1000);
  if (/^\d+(?:\.\d+)?$/.test(text)) return (Number(text) + seconds * unitOf(Number(text), key)).toFixed(3);
  if (/^[\d.]+s$/.test(text)) return `${(Number(text.slice(0, -1)) + seconds).toFixed(3)}s`;
  if (/^PT[\d.]+S$/.test(text)) return `PT${(Number(text.slice(2, -1)) + seconds).toFixed(2)}S`;
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return new Date(Date.parse(text) + seconds * 1000).toISOString();
  const [, hours, minutes, rest] = /^(\d+):(\d\d):(\d\d[.,]\d+)$/.exec(text) ?? [];
  if (hours === undefined) return text;
  const total = Number(minutes) + Math.floor(seconds / 60) + Number(hours) * 60;
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}:${rest}`;
}
