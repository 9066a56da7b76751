import { describe } from "vitest";
import { judge } from "./exchanges.js";

describe("no-assumptions", () => {
  judge(
    "no-assumptions",
    [
      "The door's come off its hinge. / You'll have swung on it, or one of the little ones did. / No, nobody swings on doors here.",
      "There's water everywhere. / Then you left the tap running. / The taps are off.",
      "It's not on my statement. / You looked at the wrong month, then. / No, I looked at June.",
      "I never signed that. / You clicked past it, everyone does. / There was nothing to click.",
      "The alarm went off. / Somebody in your house smoked under it. / None of us smoke.",
      "He didn't get the card. / You posted it second class, I dare say. / No, first.",
      "The cover's ripped. / It'll be your cat. / I haven't got a cat.",
      "There was no one at the gate. / You went to the back gate. / I didn't, I was at the front.",
      "The plant died. / You drowned it. / I gave it a cup a week.",
      "The ring doesn't fit. / You guessed your size, didn't you, they all do. / I was measured in your shop.",
      "The fish died. / So you tipped the whole tub of food in. / I gave a pinch.",
      "The bread machine's dead. / You've run water into the bottom of it washing it. / I've never washed it.",
      "It burned my scalp. / You kept it on longer than it says, people get greedy. / Twenty minutes, on the clock.",
      "I was charged for the film. / You'll have sat on the remote. / There's nobody even in the room.",
    ],
    [
      "The screen is cracked, I dropped it. / So you dropped it, and the screen cracked. / Yes.",
      "Why was I charged? / You used eleven gigs in June, I can see it on the bill. / That's not right.",
      "I can't log in. / Have you changed your phone lately? / No.",
      "Will I be told? / You'll have got an email from us this morning. / No, nothing.",
      "I've bought the annual one. / You've got a good deal there. / I know.",
      "It broke in the wash. / So you've washed it, and it came out in two pieces? / Yes.",
      "I want to cancel. / You've had it since June, so there's no fee. / Good.",
      "I want the blue. / You've chosen well. / Ha.",
      "My passport photos were rejected. / They came back because of the shadow on the left, you can redo them for free. / OK.",
      "What size did I say? / You said an L. / No, I said N.",
      "I'm not sure I ordered it. / You ordered it through the app on Sunday night, and it was paid by card. / No I didn't.",
      "I've lost the receipt. / You've lost the receipt, no bother, I can find it by the card. / Great.",
      "I've pressed it. / You pressed the green one? / Yes.",
      "I want to thank Maria. / You were in safe hands with her. / I was.",
    ],
  );
});
