import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentenceEnd, sentenceStart, tokenize } from "../src/language/tokens.js";

const norm = (text: string) => tokenize(text).norm.trim();

describe("words of a text", () => {
  test.each([
    ["Hello, World!", "hello world"],
    ["I'm gonna put you on hold", "i am going to put you on hold"],
    ["We’ll e-mail it; don’t worry.", "we will email it do not worry"],
    ["uh so I um I'll I'll check", "so i will check"],
    ["it's it's about my my bill", "it is about my bill"],
    ["no no, bye bye", "no no bye bye"],
    ["Mm-hm. Mm hm. Mhm.", "mmhm mmhm mmhm"],
    ["The app's down and Dana's out", "the app 's down and dana 's out"],
    ["$1,260.50 at 10:30 a.m. is 3.9 percent", "1,260.50 at 10:30 am is 3.9 percent"],
    ["I apologise for the cancelled cheque", "i apologize for the canceled check"],
    ["alright, ok, yeah", "all right okay yes"],
    ["One moment (pause) there (I think) it is", "one moment there i think it is"],
    ["[hold music]", ""],
    ["[PII] hi [NAME], your {{PHONE}} and ***", "[pii] hi [name] your [data] and [pii]"],
    ["by {{date}}, {{ticket.requester.first_name}}, our {{team_name}} team", "by [date] [name] our billing team"],
    ["born on [DATE OF BIRTH], (time) [DATE]", "born on [data] time [date]"],
    ["*typing* I see", "i see"],
    ["**Bold** words", "bold words"],
  ])("%j reads %j", (text, expected) => expect(norm(text)).toBe(expected));

  test.each([
    ["i'll call you", "ill call you"],
    ["I'm sorry, I can't", "im sorry i cant"],
    ["we'll refund it", "well refund it"],
    ["we're sorry about that", "were sorry about that"],
    ["That's what it's for", "thats what its for"],
    ["you're right, they're late", "youre right theyre late"],
  ])("%j is the same without its apostrophes", (written, recognised) => expect(norm(recognised)).toBe(norm(written)));

  test.each(["i am ill today", "well look at that", "they were sorry", "what an id is"])("%j keeps its words", (text) =>
    expect(norm(text)).toBe(text),
  );

  test("open and closed contractions are the same words", () => {
    expect(norm("I will not do that, it is not what we are for")).toBe(norm("I won't do that, it isn't what we're for"));
  });

  test("every word stands in the text where it says, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const { words, from, to, at, norm: form } = tokenize(text);
        words.forEach((word, index) => {
          expect(from[index]).toBeGreaterThanOrEqual(0);
          expect(to[index]).toBeGreaterThan(from[index]!);
          expect(to[index]).toBeLessThanOrEqual(text.length);
          expect(form.slice(at[index], at[index]! + word.length)).toBe(word);
        });
      }),
    );
  });

  test("plain words come from the very same letters", () => {
    const text = "Larkspur Parcels of Linden Quay, guten Tag";
    const { words, from, to } = tokenize(text);
    expect(words.map((_, index) => text.slice(from[index], to[index]).toLowerCase())).toEqual(words);
  });

  test("a word's sentence is where it begins and what begins after it", () => {
    const { words, sentences } = tokenize("Good morning. What is your name? Thanks");
    const at = words.map((_, word) => [sentenceStart(sentences, word), sentenceEnd(sentences, words, word)]);
    expect(at).toEqual([...Array<number[]>(2).fill([0, 2]), ...Array<number[]>(4).fill([2, 6]), [6, 7]]);
  });
});
