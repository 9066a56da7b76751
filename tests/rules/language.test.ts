import { describe, expect, test } from "vitest";
import { assemble } from "../../src/language/assemble.js";
import { Conversation } from "../../src/language/conversation.js";
import { compileVocabulary } from "../../src/language/cues.js";
import { read } from "../../src/readers/index.js";
import { stringInput } from "../../src/readers/input.js";
import { loadRulebook } from "../../src/rulebook.js";
import { reported } from "./exchanges.js";

const compiled = compileVocabulary((await loadRulebook()).vocabulary);

/** Each dialogue with the lines that are to be reported. */
type Case = readonly [lines: readonly string[], wrong: readonly number[]];

function judge(rule: string, cases: readonly Case[]): void {
  test.each(cases.map(([lines, wrong]) => [lines.join(" / "), lines, wrong] as const))("%s", (_name, lines, wrong) => {
    expect(reported(rule, lines)).toEqual(wrong.map((index) => lines[index]));
  });
}

describe("positive wordings stand in the sentence as they are", () => {
  test.each([
    ["You'll have to sign the form.", "You can sign the form."],
    ["then you gotta come in by five", "then you can come in by five"],
    ["Unfortunately, the van is full.", "The van is full."],
    ["We are unfortunately closed on Sunday.", "We are closed on Sunday."],
    ["It left this morning, unfortunately.", "It left this morning."],
    ["unfortunately it left this morning", "it left this morning"],
    ["We can only deliver on weekdays, so I can only offer Monday.", "We can deliver on weekdays, so I can offer Monday."],
    ["The only thing we can do is send another.", "What we can do is send another."],
    ["Don't forget to bring the card.", "Remember to bring the card."],
    ["Call me if you have any other problems.", "Call me if you have any other questions."],
    ["What seems to be the problem with it?", "How can I help with it?"],
    ["Regrettably the depot, sadly, has to close and you'll have to wait.", "The depot has to close and you can wait."],
    ["I'm sorry, but unfortunately you don't have to be in.", "I'm sorry, but unfortunately you don't have to be in."],
  ])("%s", (said, better) => {
    const [source] = [...read(stringInput("call.txt", `Customer: Hello.\nAgent: ${said}`), {})];
    if (source === undefined || !("segments" in source)) throw new Error("the dialogue was not read");
    const wordings = new Conversation(assemble(source), compiled).positiveWordings;
    const text = wordings.reduceRight(
      (rest, { replaces, instead }) => rest.slice(0, replaces.start) + instead + rest.slice(replaces.end),
      said,
    );
    expect(text).toBe(better);
  });
});

describe("no-refusal: a no with nothing in its place", () => {
  judge("no-refusal", [
    [["Could you take the late fee off?", "No, I can't do that.", "Why not?", "Because it's in the terms."], [1]],
    [["I'd like to change the name on the ticket.", "Name changes are impossible.", "But I just got married.", "Congratulations."], [1]],
    [["can i get my deposit back", "yeah no we dont do that", "seriously", "mm it's in the contract"], [1]],
    [["Can you send somebody today?", "Sorry, no.", "At all?", "We're busy today."], [1]],
    [["I want to speak to your manager.", "That's not going to happen.", "Excuse me?", "He's in a meeting."], [1]],
    [["Could my husband pick it up for me?", "It's against our policy, I'm afraid.", "Oh.", "Yeah."], [1]],
    [
      [
        "My suitcase is ruined, I want compensation.",
        "We don't compensate for wear and tear.",
        "It's in two pieces!",
        "It's in the conditions.",
      ],
      [1],
    ],
    [["Is there any way you could make an exception?", "There's nothing I can do.", "Nothing?", "Those are the rules."], [1]],
    [["is there any chance of a late check out", "nope", "not even an hour", "the room is taken"], [1]],
    [["I need it by Friday for the wedding.", "We aren't able to rush orders.", "So what now?", "It comes when it comes."], [1]],
    [["Can I pay in instalments?", "Unfortunately that isn't something we offer.", "I see.", "Okay."], [1]],
    [["Please just cancel it.", "You can't cancel inside the first year.", "I'm moving abroad.", "It's a contract."], [1]],
    [["I'd like my money back for the concert.", "Tickets are non-refundable.", "It was called off!", "I understand that."], [1]],
    [["Could I see the doctor today?", "We're fully booked.", "It's urgent.", "I understand."], [1]],
    [["Can you unlock it over the phone?", "I'm not authorised to do that.", "Who is?", "Not me."], [1]],
    [["Can't you just waive it this once?", "I wish I could.", "It's ten dollars.", "I know."], [1]],
    [
      ["I'd like to return these shoes.", "Do you have the receipt?", "No, I lost it.", "Then I can't help you.", "Really?", "Really."],
      [3],
    ],
    [["can you refund the second month", "my hands are tied ma'am", "but you charged me twice", "i understand"], [1]],
    [["Could you tell me which driver it was?", "I'm not allowed to say.", "Why?", "Privacy."], [1]],
    [["Will you match their price?", "We do not price match.", "Okay.", "Anything else I can do for you?"], [1]],
    [["Could you put me through to the kitchen?", "I'm afraid not.", "Fine.", "Is there anything else?"], [1]],
    [["I want the larger room.", "I'm afraid that won't be possible.", "I paid for it.", "I can see that here."], [1]],
    [["Can I move my flight to Sunday?", "The system won't let me change it.", "Great.", "I understand your frustration."], [1]],
    [["I want a refund.", "The answer is no.", "Wow.", "Have a nice day."], [1]],
    [
      [
        "Could you refund the postage?",
        "I can offer you free postage next time.",
        "That doesn't help me, I want the money.",
        "We can't refund it.",
        "Wow.",
        "Sorry.",
      ],
      [3],
    ],
    [
      [
        "Could you change my seat?",
        "Sure, you're in 14 C now.",
        "Great. And can I have a vegetarian meal?",
        "No, we can't do that.",
        "Why?",
        "It's too short notice.",
      ],
      [3],
    ],
    [["Can you give me his number?", "I cannot disclose that.", "Oh. Also, what's my balance?", "I can tell you it's forty dollars."], [1]],
    [["I want an upgrade.", "You're not eligible for an upgrade.", "Why?", "That's what it says here."], [1]],
    [["can you come out tonight", "we wont be able to get anyone out tonight", "theres water everywhere", "i hear you"], [1]],
  ]);
});

describe("no-refusal: alternatives near by", () => {
  judge("no-refusal", [
    [["Can you refund it?", "Let me check that for you.", "Thanks.", "Sorry, we can't refund it.", "Oh.", "Yes."], [3]],
    [["Can you refund it?", "I can help you with that.", "Good.", "I'm afraid we don't refund sale items.", "Oh.", "Yes."], [3]],
    [
      [
        "It's broken.",
        "We can send a replacement.",
        "How long does that take?",
        "Five days.",
        "I need it tomorrow.",
        "We can't do tomorrow.",
        "Hm.",
      ],
      [],
    ],
    [["I want Tuesday.", "I have Wednesday at three.", "Nothing sooner?", "We can't do anything sooner.", "Hm.", "Okay."], []],
    [["I want Tuesday.", "I have Wednesday at three.", "I can't do Wednesday.", "We can't do anything sooner.", "Hm.", "Okay."], [3]],
    [
      [
        "My bag is torn.",
        "I'll send you a new bag.",
        "And the taxi I took? The airline paid for one last year.",
        "We don't pay for taxis.",
        "Hm.",
        "Okay.",
      ],
      [3],
    ],
    [["Could you refund it?", "We can't refund it.", "Why?", "Because it's opened. You can swap it for another one, though."], []],
    [["Could you refund it?", "We can't refund it.", "Okay, one more thing, can I change my address?", "Sure, you can do that now."], [1]],
    [
      [
        "Can I speak to her?",
        "You can't, she's on leave.",
        "Till when?",
        "Till Monday.",
        "Who else is there?",
        "I can put you through to Rosa.",
      ],
      [1],
    ],
    [["Could you do ten percent?", "I can do five.", "Ten.", "I can't do ten.", "Ten or I leave.", "I can't do ten."], []],
  ]);
});

describe("no-refusal: a no with something in its place, or none at all", () => {
  judge("no-refusal", [
    [["Could you take the late fee off?", "I can't take it off, but I can spread it over three months."], []],
    [["Can you send somebody today?", "Not today, no. The earliest I have is tomorrow at nine."], []],
    [["Can I get it in blue?", "We don't have blue, how about the green?"], []],
    [
      [
        "Could I check in at noon?",
        "I'm afraid that's not possible.",
        "Oh.",
        "You're welcome to leave your bags with us from ten, though.",
      ],
      [],
    ],
    [["I want to cancel.", "I can't do that from here, so I'll put you through to Rosa in accounts."], []],
    [["Is there a charge for that?", "No, there isn't."], []],
    [["Do you deliver to Norway?", "No, we don't.", "Okay.", "Anything else?"], []],
    [["Do I have to be home for it?", "No, you don't."], []],
    [["Thank you so much.", "No problem at all, I can't thank you enough for your patience."], []],
    [["It's been awful.", "I can't tell you how sorry I am."], []],
    [["Is there anything else you need from me?", "No, that's all."], []],
    [["Where's my order?", "I can't find it yet, let me look under your email instead."], []],
    [["Are you still there?", "Sorry, I couldn't hear you, I can't hear you very well."], []],
    [["Will you sell my data?", "No, we won't share it with anyone."], []],
    [["Will it happen again?", "No, it won't happen again, we've changed the valve."], []],
    [["Would you mind if I called back later?", "No, not at all."], []],
    [["Can you guarantee it'll be here by Friday?", "I can't guarantee it, but Thursday is likely."], []],
    [["Why didn't it come?", "The driver wasn't able to get in, nobody was home."], []],
    [["Can I get a refund?", "Not until it's back with us."], []],
    [["Can I change the address?", "I can't do that without your password."], []],
    [
      [
        "Could you refund it?",
        "I can't refund it, but I can send another.",
        "But why can't you refund it?",
        "It's a sale item, we don't refund those.",
        "Okay.",
        "Right.",
      ],
      [],
    ],
    [["Can you do it today?", "If I can't get hold of the driver I'll ring you by four."], []],
    [["Can I still cancel?", "No need, it was never booked."], []],
    [["Should I throw the old one out?", "No, leave it please, the engineer takes it."], []],
    [["do you need the card back", "no just bin it"], []],
    [["can i bring my dog", "no dogs in the rooms im afraid but theres a kennel next door"], []],
    [["Could you waive it?", "I can't, sorry. Let me ask my supervisor though."], []],
    [["Can I have the window seat?", "All the window seats are taken. Would you like an aisle seat?"], []],
    [["Could you call the restaurant?", "I can't reach them right now, I'll try again in ten minutes."], []],
    [["How does it work?", "If you don't like it we can't charge you for it."], []],
    [["Is the line down?", "I can't see any outage in your area."], []],
    [["It's for my mother's ninetieth.", "Oh, we can't have her missing her present, I'll send it by courier."], []],
    [["can you tell me what he did", "that i couldn't tell you im afraid"], []],
    [["When will it be fixed?", "I honestly don't know, I'm not able to say."], []],
    [["Can I speak to a manager?", "You'd have to call the head office for that."], []],
    [["Could you change the time?", "I'm unable to change it online, but I've booked you in for three by hand."], []],
    [["Will I be charged?", "No, you won't be charged."], []],
    [["I'd love a table for six tonight.", "We have nothing at eight. Half past six is free."], []],
    [["Can you help me?", "Absolutely, I can't wait to get this sorted for you."], []],
  ]);
});
