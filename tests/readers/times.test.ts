import fc from "fast-check";
import { expect, test } from "vitest";
import { numberIn, parseTime } from "../../src/readers/times.js";

const WRITTEN = [
  "12", "12.5", "0.30000000000000004", "123456.789012", "12.5s", "PT12.5S", "PT0S", "1:02", "00:01:02.500", "00:01:02,5", "99:59:59", "1748947200000",
  "2026-03-02T10:00:00", "2026-03-02 10:00:00.123456Z", "2026-03-02T10:00:00+01:00", "2026-12-31T24:59:60.9-05:30", "0099-01-01T00:00:00",
]; // prettier-ignore

/** A time as somebody may write it: other digits, and perhaps a character put in, left out or changed. */
const time = fc
  .tuple(fc.constantFrom(...WRITTEN), fc.nat(1e9), fc.option(fc.constantFrom(..."0123456789:.,-TZ +sPe")), fc.nat(40), fc.nat(1))
  .map(([text, digits, char, place, cut]) => {
    const other = text.replaceAll(/\d/g, (digit, at: number) => String((Number(digit) + Math.floor(digits / 2 ** at)) % 10));
    return char === null ? text : other.slice(0, place % (other.length + 1)) + char + other.slice((place % (other.length + 1)) + cut);
  });

// A space in front is no matter to what the text says, but the quick way does not know it.
test("times that are read digit by digit are the same as by their pattern", () => {
  fc.assert(
    fc.property(time, (text) => {
      expect(parseTime(text)).toEqual(parseTime(` ${text}`));
      expect(numberIn(text)).toBe(numberIn(` ${text}`));
    }),
    { numRuns: 5000 },
  );
});
