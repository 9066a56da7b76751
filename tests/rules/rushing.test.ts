import { describe } from "vitest";
import { judge } from "./exchanges.js";

describe("no-rushing", () => {
  judge(
    "no-rushing",
    [
      "So it started when my brother-in-law came to stay and he parked his van on the drive / Okay, so what's the question?",
      "So it started when my brother-in-law came to stay and he parked his van on the drive / Give me the abbreviated version, mate.",
      "So it started when my brother-in-law came to stay and he parked his van on the drive / Let me just cut across you, we've a limit of ten minutes a call.",
      "Hang on, I'm just looking for my card. / I'm waiting.",
      "Hang on, I'm just looking for my card. / Get your skates on, then.",
      "Hang on, I'm just looking for my card. / Jaysus, is it far away? I've a shop full of people.",
      "Could you just go through the options again, please? I want to be sure. / I need you to make a decision now, please.",
      "Could you just go through the options again, please? I want to be sure. / We're over time as it is.",
      "And while I've got you, can I ask about my other account? / That's another call, I'm afraid. Next please.",
      "And while I've got you, can I ask about my other account? / We're only allowed six minutes a customer.",
      "I'm sorry, I'm a bit slow with these things, my hands shake. / Right. Well, the longer you take, the longer everybody waits.",
      "I'm torn between the two of them, honestly. / Heads or tails, just pick.",
      "Can I ask you one last thing about the warranty? / As long as it's quick, my lunch started ten minutes ago.",
      "Is there somebody there who could explain the bill to me slowly? / Nobody's got time to do it slowly.",
    ],
    [
      "So it started when my brother-in-law came to stay and he parked his van on the drive / Sorry to interrupt, just so I open the right file, what's the policy number?",
      "So it started when my brother-in-law came to stay and he parked his van on the drive / Okay, and which policy is it you're ringing about?",
      "Hang on, I'm just looking for my card. / No rush, love, I'm here.",
      "Hang on, I'm just looking for my card. / I'll hold on, don't worry.",
      "Could you just go through the options again, please? I want to be sure. / Sure, I'll go slower this time. The first one is gold.",
      "And while I've got you, can I ask about my other account? / Yes. Let me just finish saving this one first.",
      "I'm sorry, I'm a bit slow with these things, my hands shake. / You're quicker than I am.",
      "Can I just explain why I was upset about it? / Yes, and I'm not going to hurry you.",
      "I'm torn between the two of them, honestly. / We hold them till Friday, so sleep on it.",
      "I didn't quite catch all that, you speak very fast. / My apologies, I do that. I said Friday at nine.",
      "I just want to make sure I've understood what I'm signing. / You've fourteen days to change your mind after you sign.",
      "Well, the heating was fine then, it was only when the frost came that / And is it cold in every room, or just the one?",
    ],
  );
});
