import { nameIn } from "./names.js";
import { hasRow, secondsIn, segmentsOf, vendorShape, type Row } from "./vendor.js";
import type { Voice } from "./voices.js";

/**
 * Quo, which was OpenPhone: the `dialogue` of a call, alone (`{data: {…}}`) or in a list of recordings of one call (its API reference of
 * 2026-03-30). Times are seconds as numbers. Who works there has a user's id (`userId`, later `actorId`); the other side only a number.
 */
export const quoShape = vendorShape({
  name: "quo",
  title: "Quo (OpenPhone)",
  note: {
    from: "Quo, formerly OpenPhone",
    roles: "stated",
    times: "turns",
    metadata: "id, date",
    example: `{"callId":"AC1","dialogue":[{"identifier":"+15550100","userId":"US1","start":0,"end":2,"content":"Hello."}]}`,
  },
  fits: (value) => hasRow(value["dialogue"], (row) => "content" in row && "identifier" in row && ("userId" in row || "actorId" in row)),
  turns: (value, pointer) =>
    segmentsOf(value["dialogue"], `${pointer}/dialogue`, (row) => ({
      text: row["content"],
      at: "/content",
      voice: voiceOf(row),
      start: secondsIn(row["start"]),
      end: secondsIn(row["end"]),
    })),
});

function voiceOf(row: Row): Voice {
  const user = nameIn(row["userId"] ?? row["actorId"]);
  const number = nameIn(row["identifier"]);
  return user === "" ? { speaker: number === "" ? undefined : number, role: "customer" } : { speaker: user, role: "agent" };
}
