import { nameIn } from "./names.js";
import { hasRow, secondsIn, segmentsOf, vendorShape } from "./vendor.js";

/**
 * Bitrix24: lines of a transcribed call. `START_TIME` and `STOP_TIME` are whole seconds; the side `User` is the employee
 * (telephony.call.attachTranscription in its REST documentation).
 */
export const bitrix24Shape = vendorShape({
  name: "bitrix24",
  title: "Bitrix24",
  note: {
    from: "Bitrix24, where the `User` is the employee",
    roles: "stated",
    times: "turns",
    metadata: "id",
    example: `{"CALL_ID":"LP-1","MESSAGES":[{"SIDE":"User","START_TIME":0,"STOP_TIME":2,"MESSAGE":"Hello."}]}`,
  },
  fits: (value) => hasRow(listIn(value), (row) => "SIDE" in row && "MESSAGE" in row),
  turns(value, pointer) {
    const place = Array.isArray(value) ? pointer : `${pointer}/MESSAGES`;
    return segmentsOf(listIn(value), place, (row) => ({
      text: row["MESSAGE"],
      at: "/MESSAGE",
      voice: row["SIDE"] === "User" ? EMPLOYEE : { speaker: nameIn(row["SIDE"]), role: "customer" },
      start: secondsIn(row["START_TIME"]),
      end: secondsIn(row["STOP_TIME"]),
    }));
  },
});

const EMPLOYEE = { speaker: "User", role: "agent" } as const;

function listIn(value: object): unknown {
  return Array.isArray(value) ? value : (value as { MESSAGES?: unknown }).MESSAGES;
}
