// Spoilt copies of files, each told by a seed and a number, so that any of them can be made again.

/** A generator of numbers from 0 up to 1 (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const below = (random, count) => Math.floor(random() * count);
const oneOf = (random, list) => list[below(random, list.length)];

const SNIPPETS = [
  "\n", "\r", "\r\n\r\n", '"', "\\", "{", "}", "[", "]", ":", ",", ";", "\t", "|", "\0", "-->", "NaN", "\ufeff", "WEBVTT\n\n", "<v ", "</v>", "&#x110000;", "//", "/*",
  "Agent: ", "[00:00:01] ", "00:00:01.000 --> 00:00:02.000\n", "99:99:99,999", "\\ud800", "\\u0000", "data: ", "---\n", "# ", "> ", "\u2028", "\u202e", "1e999", "-0", "::", "**",
].map((text) => Buffer.from(text)); // prettier-ignore

/** Bytes cut out, put in, changed, said twice, or taken from another file. */
function spoilBytes(random, bytes, other) {
  let spoilt = bytes;
  for (let left = 1 + below(random, 5); left > 0; left--) {
    const at = below(random, spoilt.length + 1);
    const length = below(random, oneOf(random, [2, 20, 400]));
    const from = below(random, other.length + 1);
    const inserted = oneOf(random, [
      oneOf(random, SNIPPETS),
      Buffer.from(Array.from({ length: 1 + below(random, 4) }, () => below(random, 256))),
      spoilt.subarray(at, at + length),
      other.subarray(from, from + length),
      Buffer.alloc(0),
    ]);
    spoilt = Buffer.concat([spoilt.subarray(0, at), inserted, spoilt.subarray(at + (random() < 0.5 ? length : 0))]);
  }
  return spoilt;
}

/** Lines left out, said many times, put elsewhere, joined or made very long. */
function spoilLines(random, bytes) {
  const lines = bytes.toString().split("\n");
  for (let left = 1 + below(random, 4); left > 0; left--) {
    const at = below(random, lines.length);
    const line = lines[at] ?? "";
    const changes = [
      () => lines.splice(at, 1 + below(random, 4)),
      () => lines.splice(at, 0, ...new Array(1 + below(random, 30)).fill(line)),
      () => lines.splice(below(random, lines.length), 0, ...lines.splice(at, 1 + below(random, 6))),
      () => lines.splice(at, 2, line + (lines[at + 1] ?? "")),
      () => (lines[at] = line.repeat(1 + below(random, 40))),
      () => (lines[at] = line.replaceAll(/\d/g, () => String(below(random, 10)))),
      () =>
        (lines[at] = line
          .split(oneOf(random, [" ", ":", ",", "\t", '"']))
          .reverse()
          .join(oneOf(random, [" ", ":", ",", "-->"]))),
      () => lines.reverse(),
      () => (lines[at] = line.toUpperCase().replaceAll(" ", oneOf(random, ["\u00a0", "", "\t", "  "]))),
    ];
    oneOf(random, changes)();
  }
  return Buffer.from(lines.join(oneOf(random, ["\n", "\n", "\n", "\r\n", "\r", "\n\n"])));
}

const VALUES = [
  null, true, false, 0, -0, -1, 1, 0.5, 1e308, -1e308, 5e-324, 2 ** 53 + 2, 1e9, 1.7e12, 1.7e15, 1.7e18, -1.7e12, "", " ", "0", "-1", "1e308", "NaN", "12:61", "PT1.5S", "PT-1S", "1.5s",
  "2026-03-02T10:00:00Z", "0000-00-00T00:00:00", "9999-12-31T23:59:59Z", "agent", "customer", "toString", "__proto__", "Agent: Hello.\nCustomer: Hi.", "\ud800", "a\udc00b", "{", '{"turns":[]}', "[[]]",
  [], {}, [null], [[]], [""], [{}], {length: 3}, { 0: "a", 1: "b" }, ["agent", "Hello."], { text: "Hello." }, { seconds: "1", nanos: -5 }, { seconds: {} }, { from: 3, to: 1 },
]; // prettier-ignore
const KEYS = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "length", "", "0", "text", "speaker", "start", "end", "words", "role", "turns", "type", "results", "channel", "~1/~0", "/~*", "/~=", "/~j"]; // prettier-ignore

function nested(random, value) {
  const isList = random() < 0.5;
  let deep = value;
  for (let left = oneOf(random, [3, 20, 200]); left > 0; left--) deep = isList ? [deep] : { [oneOf(random, KEYS.slice(8))]: deep };
  return deep;
}

/** Every place in a value where another value could stand: the container and the key. */
function placesIn(value) {
  const places = [];
  const open = [value];
  for (let container = open.pop(); container !== undefined; container = open.pop())
    for (const key of Object.keys(container)) {
      places.push([container, key]);
      if (typeof container[key] === "object" && container[key] !== null) open.push(container[key]);
    }
  return places;
}

function put(container, key, value) {
  if (Array.isArray(container) && key === "length") return;
  Object.defineProperty(container, key, { value, enumerable: true, writable: true, configurable: true });
}

/** Moved, not copied: copies within copies would grow beyond any measure. */
function rename(container, key, other) {
  const value = container[key];
  delete container[key];
  put(container, other, value);
}

/** Values of another type, sizes that no call has, lists without end, keys that mean something to JavaScript. */
function spoilValue(random, root) {
  const holder = { root };
  for (let left = 1 + below(random, 4); left > 0; left--) {
    const places = placesIn(holder);
    if (places.length === 0) break;
    const [container, key] = oneOf(random, places);
    const value = container[key];
    const [, otherKey] = oneOf(random, places);
    const all = places.filter(([, one]) => one === key && Number.isNaN(Number(key)));
    const changes = [
      () => put(container, key, structuredClone(oneOf(random, VALUES))),
      () => all.forEach(([one]) => put(one, key, structuredClone(oneOf(random, VALUES)))),
      () => all.forEach(([one]) => delete one[key]),
      () => all.forEach(([one]) => rename(one, key, oneOf(random, [otherKey, key.toUpperCase(), ...KEYS]))),
      () => Array.isArray(container) || delete container[key],
      () => put(container, oneOf(random, KEYS), structuredClone(oneOf(random, VALUES))),
      () => put(container, key, nested(random, value)),
      () => put(container, key, { [oneOf(random, ["data", "payload", "result", "call", "x"])]: value }),
      () => put(container, key, JSON.stringify(value)),
      () => put(container, key, typeof value === "number" ? value * oneOf(random, [-1, 1e3, 1e6, 1e-3, 1e300]) : JSON.stringify(value)),
      () => all.forEach(([one]) => put(one, key, typeof one[key] === "number" ? String(one[key]) : Number(JSON.stringify(one[key])))),
      () => Array.isArray(value) && put(container, key, [...value, ...structuredClone(value), ...value.slice(0, 1)].reverse()),
      () => Array.isArray(value) && put(container, key, Object.fromEntries(value.entries())),
      () => Array.isArray(value) && value.splice(below(random, value.length + 1), 0, structuredClone(oneOf(random, VALUES))),
      () => typeof value === "string" && value.length < 2000 && put(container, key, value.repeat(oneOf(random, [0, 2, 300]))),
    ];
    oneOf(random, changes)();
  }
  return holder.root;
}

/** A list made long, each row with a voice of its own. */
function crowd(random, root) {
  const lists = placesIn({ root }).filter(([container, key]) => Array.isArray(container[key]) && container[key].length > 1);
  if (lists.length === 0) return root;
  const [container, key] = oneOf(random, lists);
  const rows = container[key];
  container[key] = Array.from({ length: oneOf(random, [300, 3000]) }, (_, index) => {
    const row = rows[index % rows.length];
    if (typeof row !== "object" || row === null || Array.isArray(row)) return row;
    const changed = { ...row };
    for (const one in changed)
      if (/speaker|name|channel|role|participant|user/i.test(one) && random() < 0.9) changed[one] = `voice ${index}`;
    return changed;
  });
  return root;
}

/** What stands in the text of JSON but not in its value: keys said twice, numbers out of range, what other languages allow. */
function spoilJsonText(random, text) {
  const keys = [...text.matchAll(/"[^"\\]{1,30}":/g)];
  const key = keys.length === 0 ? undefined : oneOf(random, keys);
  const changes = [
    () => (key === undefined ? text : text.slice(0, key.index) + key[0] + oneOf(random, ["null", "[]", "1", '"x"', "{}"]) + "," + text.slice(key.index)),
    () => text.replace(/\d+(?:\.\d+)?/, oneOf(random, ["1e999", "-1e999", "NaN", "Infinity", "0x1f", "01", "12345678901234567890123"])),
    () => text.replaceAll(/([\]}])/g, (one) => (random() < 0.02 ? `,${one}` : one)),
    () => `// made by hand\n${text}`,
    () => text + oneOf(random, ["}", "]", "{}", "x", ",", "\0", text]),
    () => text.slice(0, below(random, text.length)),
    () => text.replaceAll('"', oneOf(random, ["'", '\\"', "”"])),
    () => "[".repeat(oneOf(random, [10, 1000, 100_000])) + text,
    () => text.replaceAll("\n", "").replaceAll(/}\s*,\s*{/g, "}\n{"),
    () => text.replace(/": ?"[^"\\]{3}/, (one) => `${one}\\ud83d`),
  ]; // prettier-ignore
  return oneOf(random, changes)();
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function spoilJson(random, text, value) {
  const kind = random();
  if (kind < 0.25) return spoilJsonText(random, text);
  const spoilt = kind < 0.28 ? crowd(random, value) : spoilValue(random, value);
  return JSON.stringify(spoilt, null, random() < 0.5 ? 1 : 0) ?? "null";
}

/** One line of JSON Lines spoilt, or each of them. */
function spoilJsonLines(random, text) {
  const lines = text.split("\n");
  const chosen = random() < 0.3 ? undefined : below(random, lines.length);
  return lines
    .map((line, index) => {
      const value = chosen === undefined || chosen === index ? parsed(line) : undefined;
      return value === undefined ? line : spoilJson(random, line, value).replaceAll("\n", " ");
    })
    .join("\n");
}

const ENCODINGS = [
  (text) => Buffer.from("\ufeff" + text, "utf16le"),
  (text) => Buffer.from(text, "utf16le").swap16(),
  (text) => Buffer.from("\ufeff" + text),
  (text) => Buffer.from(text, "latin1"),
  (text) => Buffer.from(text.replaceAll(/\r?\n/g, "\r")),
];

/** Where an input is cut off, in bytes: what is slow shows below it. */
const LARGEST = 2_000_000;

/** The mutant with a number of some samples (`{name, bytes}`): which file it came from, and its bytes. */
export function mutantOf(samples, seed, index) {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index, 0x85ebca6b));
  const { name, bytes } = oneOf(random, samples);
  const text = bytes.toString();
  const value = parsed(text);
  const isLines = value === undefined && /\.jsonl$/.test(name);
  let spoilt;
  if (value !== undefined && random() < 0.7) spoilt = Buffer.from(spoilJson(random, text, value));
  else if (isLines && random() < 0.6) spoilt = Buffer.from(spoilJsonLines(random, text));
  else spoilt = random() < 0.45 ? spoilLines(random, bytes) : spoilBytes(random, bytes, oneOf(random, samples).bytes);
  if (random() < 0.05) spoilt = oneOf(random, ENCODINGS)(spoilt.toString());
  return { name, bytes: spoilt.subarray(0, LARGEST) };
}
