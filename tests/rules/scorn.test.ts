import { describe } from "vitest";
import { judge } from "./exchanges.js";

describe("no-disparaging-competitors", () => {
  judge(
    "no-disparaging-competitors",
    [
      "Bellweather do it for half that. / They'd put it together with spit and call it done. / Hm.",
      "I was going to try Castlegate first. / Castlegate's is three lads in a lock-up. / Really?",
      "My sister's with Orrin Mobile. / Orrin'd have her on hold till Christmas. / She likes them.",
      "The other clinic quoted less. / They'd whip the wrong one out for less. / Ha.",
      "Brindle's said they'd match it. / Brindle's are worse, they forget every second booking. / Oh.",
      "I saw it cheaper on Quickshelf. / Half of what's on Quickshelf has been back twice. / OK.",
      "I had Lomax do the roof. / Lomax, he fixes one hole and makes two. / Right.",
      "We used Penrose Travel last year. / Penrose read it off the internet and half of that's out of date. / It was fine.",
      "I might go to Vantage for the lenses. / You'd be back here in a fortnight with a headache. / Hm.",
      "I'm comparing you with Hollis Bank. / Hollis shut a branch every time you blink. / I see.",
      "I went to the garage by the bridge. / They'd change your tyres if the ashtray was full. / I know.",
      "I got a quote from Axle and Sons. / Did it come on the back of a beer mat? / Ha.",
      "The school down the road has places. / There's a reason it has places. / Oh.",
      "Farrow's were very nice on the phone. / They're nice till they have your deposit. / OK.",
      "I'd gone with Peak before. / Peak leave wires hanging out of the wall and call it modern. / Yes.",
      "Is it the same as Torrent's? / Torrent's is a copy of ours with the good bits left out. / Hm.",
    ],
    [
      "Bellweather do it for half that. / They do, and for a small job they're fine. / OK.",
      "My sister's with Orrin Mobile. / Orrin use the other mast, so the signal there depends on the hill. / I see.",
      "I saw it cheaper on Quickshelf. / Is that with the delivery in? / No.",
      "They've an offer on at Tyrell Gym. / Tyrell's twelve months, ours is month to month. / OK.",
      "Their software does invoices. / It does, ours does quotes as well. / OK.",
      "I went to the garage by the bridge. / What did they say about it? / Brakes.",
      "Northlight have the same mattress. / It's the same maker, theirs is a bit thinner. / Hm.",
      "Torrent lost my files. / I'm sorry to hear that, that's a horrible thing to lose. / Thanks.",
      "The buggy broke. / A broken buggy's no good to anyone, let's get it mended. / Thanks.",
      "Is the bus any good? / The bus is slow, the train takes twenty minutes. / OK.",
      "My cousin uses Marlin. / Marlin go on Sundays, that's true, we don't yet. / OK.",
      "I had it from the market. / Market ones don't come with a guarantee, that's the difference. / OK.",
    ],
  );
});
