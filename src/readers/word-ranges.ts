import { countBefore } from "../sorted.js";
import { nameIn } from "./names.js";
import { ANY } from "./json-places.js";
import { firstRow, hasRow, isRow, joinRows, rowsIn, secondsIn, textIn, vendorShape, type Row } from "./vendor.js";
import { Voices } from "./voices.js";

/**
 * Words in one list and who speaks when in another: the BBC's Digital Paper Edit (`paragraphs`) and its Kaldi
 * (`segmentation.segments`, with a duration). Times are seconds as numbers.
 */
export const wordRangesShape = vendorShape({
  name: "word-ranges",
  title: "words and speakers' ranges (BBC)",
  note: {
    from: "BBC paper-edit: words, and who speaks from when to when",
    roles: "voices",
    times: "words",
    example: `{"words":[{"id":0,"start":0,"end":0.5,"text":"Hello"}],"paragraphs":[{"id":0,"start":0,"end":2,"speaker":"Niamh"}]}`,
  },
  fits: (value) => hasRow(value["words"]) && rangesIn(value).length > 0,
  turns(value, pointer) {
    const voices = new Voices();
    const ranges = rangesIn(value);
    const key = hasRow(value["words"], (row) => "punct" in row) ? "punct" : "text" in firstRow(value["words"])! ? "text" : "word";
    return joinRows(value["words"], `${pointer}/words${ANY}/${key}`, (row) => {
      const start = secondsIn(row["start"]);
      const speaker =
        start === undefined ? undefined : ranges[countBefore(ranges.length, (at) => ranges[at]!.start <= start + 0.001) - 1]?.speaker;
      return { text: nameIn(row[key]), voice: voices.of(speaker, undefined), start, end: secondsIn(row["end"]) };
    });
  },
});

function rangesIn(value: Row): { start: number; speaker: string }[] {
  const segmentation = value["segmentation"];
  const list = isRow(segmentation) ? segmentation["segments"] : value["paragraphs"];
  const ranges = rowsIn(list).flatMap(({ row }) => {
    const speaker = isRow(row["speaker"]) ? textIn(row["speaker"]["@id"]) : textIn(row["speaker"]);
    const start = secondsIn(row["start"]);
    return speaker === undefined || start === undefined || "text" in row ? [] : [{ start, speaker }];
  });
  return ranges.sort((one, other) => one.start - other.start);
}
