import { describe, expect, test } from "vitest";
import { isZone, momentOf, USUAL_TIME, type BusinessTime } from "../src/language/calendar.js";
import { dueOf } from "../src/language/due.js";
import { tokenize } from "../src/language/tokens.js";

/** A Monday morning, an hour ahead of Greenwich. */
const CALL = "2025-06-02T09:14:00+01:00";

function due(said: string, startedAt = CALL, business: BusinessTime = USUAL_TIME): string | undefined {
  const at = dueOf(tokenize(said).words, momentOf(startedAt, business.zone)!, business)?.at;
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
}

describe("what is due when", () => {
  test.each([
    ["by five on Wednesday", "2025-06-04T16:00"],
    ["tomorrow before noon", "2025-06-03T11:00"],
    ["within 24 hours", "2025-06-03T08:14"],
    ["in twenty-five minutes", "2025-06-02T08:39"],
    ["within the hour", "2025-06-02T09:14"],
    ["by Friday", "2025-06-06T22:59"],
    ["on Monday", "2025-06-09T22:59"],
    ["tuesday next week", "2025-06-10T22:59"],
    ["by half five", "2025-06-02T16:30"],
    ["tomorrow at half ten", "2025-06-03T09:30"],
    ["a week on Tuesday", "2025-06-10T22:59"],
    ["Friday week", "2025-06-13T22:59"],
    ["by the end of the day", "2025-06-02T16:00"],
    ["by close of business on Thursday", "2025-06-05T16:00"],
    ["first thing tomorrow", "2025-06-03T11:00"],
    ["tomorrow afternoon", "2025-06-03T16:00"],
    ["tonight", "2025-06-02T22:59"],
    ["in two days", "2025-06-04T22:59"],
    ["in five to seven business days", "2025-06-11T22:59"],
    ["within 2 working days", "2025-06-04T22:59"],
    ["within 10 business hours", "2025-06-03T10:14"],
    ["the next business day", "2025-06-03T22:59"],
    ["by the end of the week", "2025-06-06T22:59"],
    ["next week", "2025-06-15T22:59"],
    ["by the end of the month", "2025-06-30T22:59"],
    ["by the tenth", "2025-06-10T22:59"],
    ["monday the thirtieth", "2025-06-30T22:59"],
    ["by the twenty seventh of june", "2025-06-27T22:59"],
    ["tuesday the tenth between nine and one", "2025-06-10T12:00"],
    ["at half past ten tomorrow", "2025-06-03T09:30"],
    ["tomorrow at 3pm", "2025-06-03T14:00"],
    ["by 5", "2025-06-02T16:00"],
    ["in a couple of weeks", "2025-06-16T22:59"],
    ["day after tomorrow", "2025-06-04T22:59"],
    ["right away", "2025-06-02T22:59"],
    ["monday between eight and ten", "2025-06-09T09:00"],
    ["between ten and two on Monday", "2025-06-09T13:00"],
    ["after three on Monday", "2025-06-09T22:59"],
    ["after lunch tomorrow", "2025-06-03T16:00"],
    ["at noon or thereabouts on Monday", "2025-06-09T11:00"],
    ["at eight this evening", "2025-06-02T19:00"],
    ["at three or four tomorrow", "2025-06-03T15:00"],
    ["noon or thereabouts on Thursday", "2025-06-05T11:00"],
    ["Tuesday to Thursday", "2025-06-05T22:59"],
    ["the week after next", "2025-06-22T22:59"],
    ["next week or the week after", "2025-06-22T22:59"],
    ["tomorrow or Wednesday", "2025-06-04T22:59"],
    ["tomorrow or Friday at five", "2025-06-06T16:00"],
    ["tomorrow or the day after", "2025-06-04T22:59"],
    ["no later than Tuesday", "2025-06-03T22:59"],
    ["no earlier than Tuesday", undefined],
    ["not before Tuesday", undefined],
    ["Tuesday at the earliest", undefined],
    ["after the tenth", undefined],
    ["on your next bill", undefined],
    ["in one or two billing cycles", undefined],
  ])("%s → %s", (said, expected) => expect(due(said)).toBe(expected));

  test.each([
    ["at half past two", 15],
    ["by five on Wednesday", 15],
    ["around ten on Wednesday", 60],
    ["at ten or so", 60],
    ["in about two hours", 60],
    ["by Friday", 0],
    ["around Friday", 24 * 60],
  ])("%s has %i minutes of grace", (said, minutes) =>
    expect(dueOf(tokenize(said).words, momentOf(CALL)!, USUAL_TIME)?.grace).toBe(minutes * 60_000),
  );

  test("business days leave out holidays and follow the config", () => {
    const business = { ...USUAL_TIME, holidays: new Set(["2025-06-03"]) };
    expect(due("within 2 business days", CALL, business)).toBe("2025-06-05T22:59");
    expect(due("by end of day", CALL, { ...USUAL_TIME, closes: 18 * 60 })).toBe("2025-06-02T17:00");
  });

  test("a named zone holds over the offset of the file, summer time included", () => {
    const business = { ...USUAL_TIME, zone: "America/New_York" };
    expect(due("by five today", "2025-06-02T14:00:00Z", business)).toBe("2025-06-02T21:00");
    expect(due("by five today", "2025-12-02T14:00:00Z", business)).toBe("2025-12-02T22:00");
    expect(due("on Monday at noon", "2025-10-31T14:00:00Z", business)).toBe("2025-11-03T17:00");
  });

  test("a date without a time knows the day only", () => expect(due("within two hours", "2025-06-02")).toBe("2025-06-02T23:59"));

  test("dates that are none, and zones that are none", () => {
    expect(momentOf("2025-13-40T10:00Z")).toBeUndefined();
    expect(momentOf("soon")).toBeUndefined();
    expect(isZone("Mars/Olympus_Mons")).toBe(false);
    expect(isZone("Europe/London")).toBe(true);
  });
});
