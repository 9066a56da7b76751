import { describe } from "vitest";
import { judge } from "./exchanges.js";

describe("no-blame-shifting", () => {
  judge(
    "no-blame-shifting",
    [
      "The hem's crooked. / That was Moira on alterations, she rushes everything on a Friday. / Well.",
      "Why was it billed as a new patient? / The coders did that, they click the first box they see.",
      "The photos are blurred. / Our second photographer, he's forever on his phone at weddings.",
      "The oven's not connected. / The delivery lads are in and out in five minutes, they don't hang about for connections.",
      "My letter has the wrong hospital. / The typing pool's in another city, they've never set foot here.",
      "My appointment was moved. / The consultant swaps his clinics whenever it suits him.",
      "My complaint's not logged. / Nobody upstairs opens that inbox.",
      "Nobody came. / I sent it over to them on time, what they do with it is anyone's guess.",
      "The gate code doesn't work. / The site manager changes it and tells nobody.",
      "It's been in customs for a week. / Customs like to make people sweat.",
      "I was on hold an hour. / They cut the phones team to three and bought a robot, somebody up there's a genius.",
      "The plumber never finished. / I'm not surprised, that firm never sends the same man twice and none of them talk.",
      "I asked for no onions. / The grill lads don't read the tickets past the first line.",
      "The locker was full. / That's cleaning, they're supposed to empty them and they walk straight past. / Right.",
      "The sofa's scratched. / The two lads on that van, I wouldn't let them carry a loaf. / Right.",
      "It's the wrong blind. / The factory reads a seven as a one, it's every other order. / Hm.",
    ],
    [
      "Who's doing it? / Moira on alterations, she's done wedding dresses for twenty years.",
      "Who picks the colour? / The yard picks them out, and they always open the box to check.",
      "Can they see my notes? / The nurses don't see the billing side, only your chart.",
      "Does the council do it? / The council does that road, I can give you their number.",
      "Who's my contact? / It's Pete from now on, everybody asks for Pete.",
      "Will the site change? / The site changes at midnight and the old prices go.",
      "What about the seats? / The engine keeps couples together if you book them in one go.",
      "Can they read it? / They can't read handwriting from a photo, so type it if you can.",
      "I've been waiting since nine. / The engineer's at a house in Elm Street, he's about twenty minutes behind, and he'll ring before he comes. / Right.",
      "The bread was stale. / The kitchen bakes at four, so that one should have been fresh, and I'll replace it. / OK.",
      "No one rang me. / The planners ring between four and six, and if you miss them they try again the day after. / OK.",
      "Nobody came on Tuesday. / The crew was called to a burst main on Tuesday, so I've put you first on Thursday. / OK.",
      "My order's short. / The pickers weigh every box before it goes, so I can see what left here, one moment. / OK.",
      "The shop wouldn't take it back. / The shop can't see web orders, but I can, so I'll do it here. / OK.",
      "The vet hasn't rung. / The vet's in theatre till four, she rings all her owners after. / OK.",
      "My insurer won't pay. / Insurers look at the receipt first, so I'll print you a new one. / OK.",
      "The code's not working. / Did the machine print it, or did somebody write it for you? / Printed.",
    ],
  );
});
