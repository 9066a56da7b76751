import { describe, expect, test } from "vitest";
import { verdictsOn } from "./verdicts.js";

type Case = readonly [call: string, verdict: string];

/** Turns are parted by "|" and begin with the customer's. */
const DEADLINES: readonly Case[] = [
  // Acts on the line
  ["Where is it?|Let me check that now. It's in Linden Quay.|Thanks.|Bye.", "not-applicable"],
  ["Can you reset it?|I'll reset it for you. There, try again.|It works.|Great, bye.", "not-applicable"],
  ["Is it covered?|I'm going to look at your policy. Yes, it is.|Thanks.|Bye.", "not-applicable"],
  ["Can you send me the form?|I'll email it to you now.|Thanks.|Anything else?", "pass"],
  ["Can you send me the form?|i'll send it over right away|thanks|anything else", "pass"],
  ["Can you text me the code?|I'll text it to you.|Got it.|Great, read it to me.", "not-applicable"],
  // No time at all, or none that is one
  ["It never came.|We'll look into it.|Okay.|Anything else?", "violation"],
  ["It never came.|Someone will be in touch shortly.|Okay.|Bye.", "violation"],
  ["It never came.|I'll have a supervisor call you.|Okay.|Have a nice day.", "violation"],
  ["it never came|our depot is going to get back to you as soon as possible|okay|bye now", "violation"],
  ["Any news?|I'll let you know as soon as there's an update.|Okay.|Bye.", "violation"],
  ["Any news?|I'll ring you once I hear back from the depot.|Okay.|Bye.", "violation"],
  ["So it's refunded?|It is being refunded, you should receive a confirmation email.|Okay.|Bye.", "violation"],
  ["I want my money back.|We'll refund you in due course.|Okay.|Bye.", "violation"],
  ["I want my money back.|We'll get a replacement sent out to you.|Okay.|Bye.", "violation"],
  ["It's still leaking.|I'll arrange for an engineer to come out to you.|Okay.|Bye.", "violation"],
  ["My case is with you.|Leave it with me.|Okay.|Bye.", "violation"],
  ["My case is with you.|I'll follow up with the depot about it.|Okay.|Bye.", "violation"],
  ["What happens now?|Our investigations team will review your case and they'll write to you about the outcome.|Okay.|Bye.", "violation"],
  ["What happens now?|You'll hear from us soon.|Okay.|Bye.", "violation"],
  ["What happens now?|You will be contacted by our claims team.|Okay.|Bye.", "violation"],
  ["What happens now?|you can expect a call from our claims team|okay|bye", "violation"],
  ["What happens now?|A technician will be with you.|When?|I can't say.|Okay.|Bye.", "violation"],
  // Time frames
  ["What happens now?|We'll call you back within 24 hours.|Okay.|Bye.", "pass"],
  ["What happens now?|By Friday you'll have an email from us.|Okay.|Bye.", "pass"],
  ["What happens now?|within 24 hours one of our specialists will reach out to you|okay|bye", "pass"],
  ["Will I get it back?|You'll get a refund. It takes five to seven business days.|Okay.|Bye.", "pass"],
  ["Will I get it back?|i'll process the refund you should see it on your card in three to five days|okay|bye", "pass"],
  ["What happens now?|I'll look into it and call you back by end of day tomorrow.|Okay.|Bye.", "pass"],
  ["What happens now?|Someone will call you.|When will that be?|Before noon tomorrow.|Okay.|Bye.", "pass"],
  ["What happens now?|Someone will call you.|How soon?|Oh, in a day or two.|Okay.|Bye.", "pass"],
  ["Could you call me tomorrow at three?|Sure, I'll call you.|Great.|Bye.", "pass"],
  ["What happens now?|Someone will call you.|By tomorrow?|Yes, by then.|Okay.|Bye.", "pass"],
  ["What happens now?|The engineer will come out to you.|Fine.|That's Tuesday between eight and ten.|Okay.|Bye.", "pass"],
  ["What happens now?|I'll send you the new contract first thing in the morning.|Okay.|Bye.", "pass"],
  ["What happens now?|We'll post you a new card today.|Okay.|Bye.", "pass"],
  ["What happens now?|Within the hour somebody will ring you.|Okay.|Bye.", "pass"],
  // Earlier in the call for the same matter
  [
    "It's broken.|The repair team will contact you within two days.|Good.|They'll call your mobile.|Okay.|They will be in touch soon, goodbye.",
    "pass",
  ],
  ["When is the new card here?|A new card takes five days.|Good.|We'll send you the card by post.|Okay.|Goodbye.", "pass"],
  // A time for another thing
  ["It's broken.|Your store opens at nine tomorrow. Someone will call you about the repair.|Okay.|Bye.", "violation"],
  ["It's broken.|The part ships tomorrow. You'll receive a confirmation email shortly.|Okay.|Bye.", "violation"],
  ["It's broken.|Someone will be in touch about the repair.|And the bill?|Your next bill is due on the tenth.|Okay.|Bye.", "violation"],
  ["It's broken.|I'll email you the form, you have thirty days to send it back.|Okay.|Bye.", "violation"],
  // No promises of this kind
  ["Your driver was rude.|I'm sorry, I'll pass that on to the depot.|Thanks.|Bye.", "not-applicable"],
  ["Your app is slow.|I'll forward your feedback to the team.|Thanks.|Bye.", "not-applicable"],
  ["Can you fix it?|We'll do our best to find it for you.|Thanks.|Bye.", "not-applicable"],
  ["I've sent it back.|Once it arrives we'll refund you.|Thanks.|Bye.", "not-applicable"],
  ["I've sent it back.|We'll email you when your parcel gets to the depot.|Thanks.|Bye.", "not-applicable"],
  ["What if it breaks?|Then send it back and we'll send you a new one.|Thanks.|Bye.", "not-applicable"],
  ["What if it breaks?|If it breaks we'll replace it and send you a new one.|Thanks.|Bye.", "not-applicable"],
  ["Can I have it?|Would you like me to email it to you?|No.|Bye.", "not-applicable"],
  ["Can I have it?|I can send you the form if you like.|No.|Bye.", "not-applicable"],
  ["Did you call?|We called you on Monday.|Oh.|Bye.", "not-applicable"],
  ["Thanks.|You're welcome, I'll let you go then.|Bye.|Bye.", "not-applicable"],
  ["It's fixed.|Great. If you have any more questions, call us back.|Bye.|Bye.", "not-applicable"],
  // Reported done later
  ["Can you send me the form?|I'll email you the form.|Thanks.|Okay, I've just sent it.|Great.|Bye.", "not-applicable"],
  ["Can you send me the form?|I will send it to your email address.|Thanks.|And it's gone out.|Great.|Bye.", "not-applicable"],
];

const KEPT: readonly Case[] = [
  ["Is it in?|I'll look that up for you.|Thanks.|Thank you for calling, goodbye.", "violation"],
  ["Is it in?|let me check that for you|thanks|thank you for calling have a great day", "violation"],
  ["Is it in?|Let me check that for you.|Thanks.|It's in.|Great.|Goodbye.", "not-applicable"],
  ["Is it in?|Let me check that for you. Yes, it is.|Great.|Goodbye.", "not-applicable"],
  ["Is it in?|I'll look into it and call you back tomorrow.|Great.|Goodbye.", "pass"],
  ["Can I have a number for it?|I'll give you a reference number.|Yes please.|It's 4 4 1 7.|Thanks.|Bye.", "not-applicable"],
  ["Can I have a number for it?|I'll give you a reference number for that.|Good.|Anything else?|No.|Goodbye then.", "violation"],
  ["Can you help with a claim?|I'd be happy to help with that.|Thanks.|Thank you for calling, goodbye.", "not-applicable"],
  ["Nobody called me back yesterday like you promised.|I'm sorry about that.|Okay.|Bye.", "violation"],
  ["i was told an engineer would come on tuesday and nobody showed up|i'm sorry about that|okay|bye", "violation"],
  ["I'm still waiting for the call back that I was promised.|I'm sorry about that.|Okay.|Bye.", "violation"],
  ["You said I'd get an email by Monday and I never got it.|I'm sorry about that.|Okay.|Bye.", "violation"],
  ["I was supposed to get a call from the depot last week and nobody rang.|I'm sorry about that.|Okay.|Bye.", "violation"],
  ["Your colleague told me he'd ring on Monday. It's Thursday and I've heard nothing.|I'm sorry.|Okay.|Bye.", "violation"],
  ["She swore somebody would email me, still nothing.|I'm sorry.|Okay.|Bye.", "violation"],
  ["It's the third time I'm calling, they keep saying someone will call and no one does.|I'm sorry.|Okay.|Bye.", "violation"],
  ["you guys were going to call me back and never did|sorry about that|okay|bye", "violation"],
  ["The refund you promised me never came.|I'm sorry.|Okay.|Bye.", "violation"],
  ["I was told two days and it's been two weeks.|I'm sorry.|Okay.|Bye.", "violation"],
  ["I was told that you don't deliver here.|That's right.|Okay.|Bye.", "not-applicable"],
  ["Nobody told me that it would cost extra.|I'm sorry.|Okay.|Bye.", "not-applicable"],
  ["The driver said he'd leave it with a neighbour and he did.|Good.|Okay.|Bye.", "not-applicable"],
  ["He said he would call, and he did.|Good.|Yes.|Bye.", "not-applicable"],
  ["I was told it would come on Friday. Is that right?|Yes.|Good.|Bye.", "not-applicable"],
  ["I haven't received my parcel.|I'm sorry about that.|Okay.|Bye.", "not-applicable"],
  ["I promised my sister it would come and it didn't.|I'm sorry about that.|Okay.|Bye.", "not-applicable"],
];

const CONFLICTS: readonly Case[] = [
  [
    "When do I hear?|I'll call you back by Friday.|Okay.|And your address?|5 Quay Street.|So you'll hear from me on Monday.|Okay.|Bye.",
    "violation",
  ],
  ["when do i hear|somebody will ring you within two days|okay|anything else|no|they'll ring you in a week then|okay|bye", "violation"],
  [
    "And the new card?|You'll get it in three to five days.|Good. And when did you say I'd get the card?|In ten days.|Okay.|Bye.",
    "violation",
  ],
  ["When is he here?|The engineer will be with you between nine and eleven.|Good.|He'll be with you at two.|Okay.|Bye.", "violation"],
  // The same time in other words
  ["When do I hear?|I'll call you tomorrow.|Okay.|So you'll hear from me within 24 hours.|Okay.|Bye.", "pass"],
  ["When do I hear?|I'll call you by Friday at noon.|Okay.|So that's Friday, I'll call you on Friday.|Okay.|Bye.", "pass"],
  ["When do I hear?|We'll call you in two to three days.|Okay.|We'll call you within three days.|Okay.|Bye.", "pass"],
  // Different things
  ["And now?|The refund will be back with you by Friday.|And the new kettle?|It'll be delivered to you on Monday.|Okay.|Bye.", "pass"],
  ["And now?|I'll email you the form tomorrow.|And then?|We'll send you the replacement part on Friday.|Okay.|Bye.", "pass"],
  ["And now?|Somebody will call you by Friday.|And my parcel?|Your parcel will be delivered on Monday.|Okay.|Bye.", "pass"],
  [
    "How long does it take?|Standard delivery will be with you in five days.|And express?|Express delivery arrives in two days.|Okay.|Bye.",
    "pass",
  ],
  // The change is said, or asked for
  ["When do I hear?|I'll call you back by Friday.|Okay.|Sorry, I'm off on Friday, so I'll call you on Monday.|Okay.|Bye.", "pass"],
  ["When do I hear?|I'll call you back on Friday.|I'm away on Friday.|Then I'll call you on Monday.|Okay.|Bye.", "pass"],
  ["When is he here?|He'll be with you on Friday.|Could he come on Monday?|Yes, he'll be with you on Monday.|Okay.|Bye.", "pass"],
];

const NEXT_STEPS: readonly Case[] = [
  [
    "I'd like to change my address.|Sure, what's the new one?|5 Quay Street.|Anything else?|No.|Thank you for calling, goodbye.",
    "violation",
  ],
  [
    "i want to cancel my subscription|okay may i have your name|ann lee|okay anything else|no thanks|okay bye now have a good one",
    "violation",
  ],
  ["My claim is three weeks old. What happens now?|I have no idea.|Okay.|Goodbye.", "violation"],
  [
    "I was charged twice, I want it back.|I see it here.|So is the money coming?|I put it in.|Well, I'll wait and see.|Okay, bye.",
    "violation",
  ],
  ["My flight is gone, book me on another.|That's not possible.|Forget it, I'll go to your competitor.|Okay.", "violation"],
  ["I'd like to change my address.|It's changed to 5 Quay Street.|Thanks.|Goodbye.", "pass"],
  ["I filed a claim and heard nothing. What happens now?|The adjuster looks at it and writes to you by Friday.|Okay.|Goodbye.", "pass"],
  ["My claim is three weeks old. How will I know?|We'll call you tomorrow.|I'll wait and see.|Goodbye.", "pass"],
  ["I lost my card.|I've ordered a new card for you.|Okay, thanks.|Goodbye.", "pass"],
  ["I need the form.|I'll look that up for you.|Thanks.|Thank you for calling, goodbye.", "pass"],
];

const read = ([call]: Case) =>
  call
    .split("|")
    .map((text, index) => `${index % 2 === 0 ? "Customer" : "Agent"}: ${text}`)
    .join("\n");

describe("promise-has-deadline", () => {
  test.each(DEADLINES)("%s → %s", (call, verdict) => expect(verdictsOn(read([call, verdict]))["promise-has-deadline"]).toBe(verdict));
});

describe("keep-promises", () => {
  test.each(KEPT)("%s → %s", (call, verdict) => expect(verdictsOn(read([call, verdict]))["keep-promises"]).toBe(verdict));
});

describe("no-conflicting-promises", () => {
  test.each(CONFLICTS)("%s → %s", (call, verdict) => expect(verdictsOn(read([call, verdict]))["no-conflicting-promises"]).toBe(verdict));
});

describe("state-next-steps", () => {
  test.each(NEXT_STEPS)("%s → %s", (call, verdict) => expect(verdictsOn(read([call, verdict]))["state-next-steps"]).toBe(verdict));
});
