import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config.js";
import { stringInput } from "../../src/readers/input.js";
import type { CallResult } from "../../src/rule.js";
import { lintAll } from "../../src/run/lint-files.js";

const config = await loadConfig({ file: "tests/scripts/labelled.config.yaml" });
/** Rules about the whole script, and suggestions of style. */
const BESIDE = new Set(["script-sections", "no-jargon", "prefer-positive-wording"]);

/** `rule:line` of what is found in a script; the customer's name is taken to be used. */
function found(file: string, text: string): string[] {
  const [result] = [...lintAll([stringInput(file, text)], { settingsFor: (path) => config.settingsFor(path) })] as CallResult[];
  return result!.findings
    .filter(({ rule, message }) => !BESIDE.has(rule) && !message.includes("never used"))
    .map(({ rule, line }) => `${rule}:${line}`);
}

const macros = (line: string) => `one\t${line}\ntwo\tHello {{customer_name}}.\nthree\tGoodbye.\n`;

describe("lines that agents should not be told to say", () => {
  test.each([
    ["You broke it, so it stays broken.", "no-blaming-customer"],
    ["Why haven't you paid?", "no-blaming-customer"],
    ["I'm sure you just forgot to switch it on.", "no-assumptions"],
    ["There's no need to get so worked up, it's only a room.", "no-hostility"],
    ["Then there's no point in continuing this call.", "no-hostility"],
    ["If you don't like it, you can go somewhere else.", "no-hostility"],
    ["Our accountant made a mess of the bills this month.", "no-blame-shifting"],
    ["The therapist is new, she never gets it right.", "no-blame-shifting"],
    ["The police should have dealt with that.", "no-blame-shifting"],
    ["Compared with us, Taskpile is a toy.", "no-disparaging-competitors"],
    ["The cheaper hotels have bedbugs.", "no-disparaging-competitors"],
    ["Our network is 100% reliable.", "no-overpromising"],
    ["The import never fails.", "no-overpromising"],
    ["You'll have to call back with your account number.", "no-pass-off"],
    ["Let me get someone for you.", "announce-transfer"],
    ["Somebody else will take over now.", "announce-transfer"],
    ["I'm sending you to her answering machine now.", "no-transfer-to-voicemail"],
    ["Send me a photo of your card, both sides.", "explain-questions"],
    ["I'm sending you a new one, you'll get it tomorrow.", "script-unkeepable-promises"],
    ["I'll have somebody phone you within the hour.", "script-unkeepable-promises"],
    ["A fitter will be with you this afternoon.", "script-unkeepable-promises"],
    ["The {{amount}} will be back on your card by tomorrow.", "script-unkeepable-promises"],
    ["A crew will be with you in under an hour.", "script-unkeepable-promises"],
    ["You need another team for that, I'm transferring you.", "announce-transfer"],
    ["I'm putting you through to a recorded line, leave your details after the tone.", "no-transfer-to-voicemail"],
    ["Right, back with you.", "thank-after-hold"],
    ["We can't see you today.", "no-refusal"],
    ["Neighbour trouble is a police matter, ring them.", "no-pass-off"],
    ["The tickets are non-refundable, so there's nothing we can give you for them.", "no-refusal"],
    ["We'll get that fixed for you shortly.", "promise-has-deadline"],
    ["Other insurers always find a reason not to pay.", "no-disparaging-competitors"],
    ["You'll be covered one hundred per cent, whatever happens.", "no-overpromising"],
    ["Billing isn't something I deal with.", "no-blame-shifting"],
    ["You can have a refund, that's in your account within 3 days.", "script-unkeepable-promises"],
    ["We'll answer your email this morning.", "script-unkeepable-promises"],
    ["I'll write back to your e-mail in the next five minutes.", "script-unkeepable-promises"],
    ["A new parcel scale will be on your doorstep the day after tomorrow.", "script-unkeepable-promises"],
    ["Complaining about it won't bring the van any sooner.", "no-hostility"],
    ["Do I seriously have to remind you how a door works?", "no-hostility"],
    ["As I said, it's ten pounds.", "no-defensiveness"],
    ["You must have scrubbed it with bleach.", "no-assumptions"],
    ["You'll have to print out the label at the library yourself.", "no-pass-off"],
    ["The sorters drop boxes every single night.", "no-blame-shifting"],
    ["That's the council's headache.", "no-blame-shifting"],
    ["I've asked him a thousand times to ring the bell.", "no-blame-shifting"],
    ["You booked the wrong day, that's what it says here.", "no-blaming-customer"],
    ["You chose that slot yourself.", "no-blaming-customer"],
    ["Try the post office, they may have it.", "no-pass-off"],
    ["Please write to the bank, we can't help with that.", "no-pass-off"],
    ["Our drivers are only doing their job.", "no-defensiveness"],
    ["There's no call to be rude, I'm doing what I can.", "no-hostility"],
    ["Decide now, please, others are interested too.", "no-rushing"],
    ["The depot staff handle parcels like clowns.", "no-blame-shifting"],
    ["The scanner software we have is a joke.", "no-blame-shifting"],
    ["The couriers we work with are hopeless.", "no-blame-shifting"],
    ["Somebody in dispatch must have been asleep.", "no-blame-shifting"],
    ["If you had a bit of patience, it would be here.", "no-hostility"],
    ["How did you manage to break a lid?", "no-hostility"],
    ["Perhaps get somebody younger to open the app for you.", "no-hostility"],
    ["You must be one of those people who never sign.", "no-assumptions"],
    ["You were specifically told that nobody can sign for you.", "no-blaming-customer"],
    ["We're doing our best with the vans we've got.", "no-defensiveness"],
    ["Opened boxes are not accepted.", "no-refusal"],
    ["He isn't here, I'll put you through to his voicemail.", "no-transfer-to-voicemail"],
    ["I was told to say so.", "no-defensiveness"],
    ["Let's be brief.", "no-rushing"],
    ["I assume you simply threw it away.", "no-assumptions"],
    ["The painters we took on are a disgrace.", "no-blame-shifting"],
    ["You'll have to take your passport to the town hall.", "no-pass-off"],
    ["It's as good as granted.", "no-overpromising"],
    ["We don't wrap lids.", "no-refusal"],
    ["You probably used the wrong tape.", "no-assumptions"],
    ["If you had wrapped it twice, this wouldn't have happened.", "no-blaming-customer"],
    ["You didn't stamp the form, so it came back.", "no-blaming-customer"],
    ["That's what happens when you don't tape the lid.", "no-blaming-customer"],
    ["Please visit our service desk about that.", "no-pass-off"],
    ["We'll write to you.", "promise-has-deadline"],
    ["I promise you, the lid fits, one hundred percent.", "no-overpromising"],
    ["Other couriers make you queue for hours.", "no-disparaging-competitors"],
    ["The cheap couriers use second-rate boxes.", "no-disparaging-competitors"],
    ["Our sorters take forever.", "no-blame-shifting"],
    ["I only wish our sorters would look at the label.", "no-blame-shifting"],
    ["The movers have a nasty habit of breaking lids.", "no-blame-shifting"],
    ["Don't be so fussy, it's a box.", "no-hostility"],
    ["You could have figured that out yourself.", "no-hostility"],
    ["It looks as though you overlooked the second page.", "no-assumptions"],
    ["It was you who cancelled the van.", "no-blaming-customer"],
    ["We've too much on at the moment.", "no-defensiveness"],
    ["Look it up on the internet.", "no-pass-off"],
    ["Our drivers are always on time.", "no-overpromising"],
    ["You'll be pleased with it, guaranteed.", "no-overpromising"],
    ["I swear it's the last time.", "no-overpromising"],
    ["Other couriers treat people like numbers.", "no-disparaging-competitors"],
    ["Nobody who loves their parcels goes to Boxwell.", "no-disparaging-competitors"],
    ["We don't laminate labels.", "no-refusal"],
    ["Lids can't be swapped once they're paid.", "no-refusal"],
    ["No, all sizes cost the full rate and that's it.", "no-refusal"],
    ["Your refund of {{amount}} is on your card within two days of the return.", "script-unkeepable-promises"],
    ["You'll have the answer in your inbox by tonight.", "script-unkeepable-promises"],
    ["Don't be silly, it's one box.", "no-hostility"],
    ["Surely you know that lids can break.", "no-hostility"],
    ["That's just how it works with island fees.", "no-defensiveness"],
    ["Every other customer pays it without a murmur.", "no-defensiveness"],
    ["Our sales office gets those wrong all the time.", "no-blame-shifting"],
    ["It's the planners, they never look at a map.", "no-blame-shifting"],
    ["Sales promised that, I didn't.", "no-blame-shifting"],
    ["Let's get on with it, I have another one waiting.", "no-rushing"],
    ["I'm sorry. Nobody will ever open your box again.", "no-overpromising"],
    ["It's a hundred per cent waterproof.", "no-overpromising"],
    ["Boxly? They call it service.", "no-disparaging-competitors"],
    ["Cheap scales just guess.", "no-disparaging-competitors"],
    ["You didn't write the postcode properly.", "no-blaming-customer"],
    ["Wait where you are, you're being transferred.", "announce-transfer"],
    ["Obviously you want to go because of the postage.", "no-assumptions"],
    ["Your dog can't come aboard.", "no-refusal"],
    ["That offer ended in May.", "no-refusal"],
    ["No credit, I'm afraid.", "no-refusal"],
    ["Nobody goes in without a badge.", "no-refusal"],
    ["Your landlord will have to arrange that.", "no-pass-off"],
    ["Get your bank to write to us.", "no-pass-off"],
    ["The lamp was fine before you opened it.", "no-blaming-customer"],
    ["Well, you signed for it.", "no-blaming-customer"],
    ["Our sorters lose labels every other week.", "no-blame-shifting"],
    ["The agency sold you that, not us.", "no-blame-shifting"],
    ["The old scanner is to blame.", "no-blame-shifting"],
    ["Those are the rules.", "no-defensiveness"],
    ["If it's too heavy for you, don't order it.", "no-hostility"],
    ["If you can't be polite, we stop here.", "no-hostility"],
    ["There's a queue, so be quick.", "no-rushing"],
    ["I can spare you two minutes.", "no-rushing"],
    ["I take it you forgot the label.", "no-assumptions"],
    ["You hoped we'd pay twice, I suppose.", "no-assumptions"],
    ["Our seals can't be broken into.", "no-overpromising"],
    ["We've never lost a crate and never will.", "no-overpromising"],
    ["Hardly anybody stays with Boxwell for long.", "no-disparaging-competitors"],
    ["Boxwell's crates burst in the first frost.", "no-disparaging-competitors"],
    ["It's all on our website.", "no-pass-off"],
    ["Mondays aren't a day we can do.", "no-refusal"],
    ["It's because you keep moving the box.", "no-blaming-customer"],
    ["The lads who packed it did a sloppy job.", "no-blame-shifting"],
    ["The tracking site is wrong, as always.", "no-blame-shifting"],
    ["You've got one minute.", "no-rushing"],
    ["Your box will stay dry whatever happens.", "no-overpromising"],
    ["Boxwell's lids crack within weeks.", "no-disparaging-competitors"],
    ["She will be a hundred percent okay.", "no-overpromising"],
    ["The parcel is going to be one hundred percent intact.", "no-overpromising"],
    ["That scratch will polish out, guaranteed.", "no-overpromising"],
    ["Your scales will be accurate, guaranteed.", "no-overpromising"],
    ["You'll cut your costs by a third, no ifs or buts.", "no-overpromising"],
    ["It will be there on Monday, no ifs, no buts.", "no-overpromising"],
    ["You will have to be put through to somebody higher up.", "announce-transfer"],
    ["You need to be transferred, one moment.", "announce-transfer"],
    ["That isn't something we can deliver.", "no-refusal"],
    ["A wet label isn't something we refund.", "no-refusal"],
    ["Weekend delivery isn't something we do.", "no-refusal"],
    ["We don't ship round ones.", "no-refusal"],
    ["I need you to ring the sender yourself.", "no-pass-off"],
    ["I'll need you to go back to the shop for that.", "no-pass-off"],
    ["The map is on the website, just look there yourself.", "no-pass-off"],
    ["It's all in the app, look it up there.", "no-pass-off"],
    ["There's nothing left, you'd better try the post office.", "no-pass-off"],
    ["Somebody from planning will give you a call to set a day.", "promise-has-deadline"],
    ["The driver will ring you to arrange a time.", "promise-has-deadline"],
    ["The payment of {{amount}} is going back today and will be with you in two days.", "script-unkeepable-promises"],
    ["Write in and you'll have an answer within one hour.", "script-unkeepable-promises"],
    ["We refund {{amount}} by the end of tomorrow.", "script-unkeepable-promises"],
    ["You'll have {{amount}} back tonight.", "script-unkeepable-promises"],
    ["You weren't in when you said you would be, so the second run is on you.", "no-blaming-customer"],
    ["Leaving the key under the mat was silly of you.", "no-blaming-customer"],
    ["Putting the label on the strap was rather careless of you.", "no-blaming-customer"],
    ["If you'd packed it the way the sheet says, nothing would have broken.", "no-blaming-customer"],
    ["If you'd sealed the bag like the label says, it would still be dry.", "no-blaming-customer"],
    ["They don't break unless somebody mistreats them.", "no-blaming-customer"],
    ["These only leak when people don't close them properly.", "no-blaming-customer"],
    ["Heard of Otter Couriers? They drop half your boxes on the way.", "no-disparaging-competitors"],
    ["Have you tried Otter Couriers? They lose half the parcels they touch.", "no-disparaging-competitors"],
    ["The couriers are self-employed, so we don't answer for them.", "no-blame-shifting"],
    ["Our planners couldn't find their own depot.", "no-blame-shifting"],
    ["The drivers couldn't find their way out of a box.", "no-blame-shifting"],
    ["The haulage firm is a shambles.", "no-blame-shifting"],
    ["The courier company is a joke, nobody there picks up.", "no-blame-shifting"],
    ["I'm sure you used the wrong tape.", "no-assumptions"],
    ["I'm sure you left it in the car.", "no-assumptions"],
    ["Like I said, and that's the end of the matter.", "no-defensiveness"],
    ["There's no need to speak in that tone to me.", "no-hostility"],
    ["You don't need to take that tone.", "no-hostility"],
    ["Try reading the leaflet before you write to us.", "no-hostility"],
    ["Maybe look at the manual before ringing us.", "no-hostility"],
    ["Our developers broke the label printer last week.", "no-blame-shifting"],
    ["The warehouse wrecked your box again.", "no-blame-shifting"],
    ["You left the lid open all night, so don't be surprised.", "no-blaming-customer"],
    ["A swap is impossible tonight.", "no-refusal"],
    ["I'll get someone who can help.", "announce-transfer"],
  ])("%s", (line, rule) => {
    expect(found("macros.txt", macros(line))).toEqual([`${rule}:1`]);
  });

  test("who is back from a hold by the name of the line, or the note beside it, thanks for it", () => {
    const table = (note: string) => `code,response,note\n1,Hello {{customer_name}}.,\n2,"Yes, it's here.",${note}\n`;
    expect(found("lines.csv", table("hold return"))).toEqual(["thank-after-hold:3"]);
    expect(found("lines.csv", table("in stock"))).toEqual([]);
    expect(found("macros.txt", macros("x").replace("one\tx", "back\tYes, it's here."))).toEqual(["thank-after-hold:1"]);
    const step =
      "steps:\n  - id: hold\n    say:\n      - Can you hang on while I look, {{customer_name}}?\n      - Okay, so it is here.\n    end: true\n";
    expect(found("flow.yaml", step)).toEqual(["thank-after-hold:5"]);
  });

  test("one moment is a hold where the next line is back from it", () => {
    const text = "## Search\n\nAgent: Hold on.\n\nAgent: Hi, I'm back with you.\n";
    expect(found("script.md", text)).toEqual(["ask-before-hold:3", "explain-hold:3", "thank-after-hold:5"]);
  });
});

describe("lines that are well said", () => {
  test.each([
    ["The number is on the back of your card."],
    ["You should have the new label by now."],
    ["I don't know the weight, I'll text it to you by noon."],
    ["I'd like to keep this short for you: it's yes."],
    ["Would you rather have the short version?"],
    ["Be quick to press the button when it blinks."],
    ["We don't laminate labels, but our shop in Mill Lane does and I can book you in there."],
    ["We never show your address to anyone."],
    ["I can send you a new one within 5 business days, or your money back."],
    ["I'll have the depot weigh it again and ring you within 24 hours on {{phone_number}}."],
    ["If another customer cancels, we'll text you."],
    ["I'm not sure which lid fits. Let me fetch our packer, she'll tell you."],
    ["I'd rather you didn't see it happen twice."],
    ["Don't be silly, it's no trouble at all."],
    ["Really? They should have been there by noon, I'm sorry."],
    ["So I open the right file, what's your name and date of birth?"],
    ["Then I'll send someone round to read it. A technician comes within 3 business days."],
    ["Your new SIM is active within 4 hours. You can restart the phone once to speed it up."],
    ["I've blocked the card so that nobody else can use it."],
    ["We don't have that yet; what you can do today is filter by tag."],
    ["You can send it back within 30 days if you don't like it."],
    ["Our phone line is closed at night, and you can always write to us here."],
    ["You get 20% off, and 100% of your points stay with you."],
    ["Thank you for calling us about your refund today."],
    ["The engineer was with you this morning, is that right?"],
    ["Our technicians can be reached until five today."],
    ["Your parcel will be with you tomorrow."],
    ["The shop is closed on Sundays."],
    ["Breakfast isn't included in this rate, it's {{amount}} a person."],
    ["The warranty isn't transferable, so it stays with you."],
    ["No one else can see your password."],
    ["That's no trouble."],
    ["The border wants to see it before we board: what's your passport number?"],
    ["My colleague in storage can help with that. I'll connect you."],
    ["That ticket can be moved to another day for {{amount}}."],
    ["I'll e-mail you the corrected invoice this evening."],
    ["Please call 911 or go to the nearest emergency room right now."],
    ["It's not your fault, this happens to a lot of people."],
    ["Most people get an answer the same day."],
    ["I'll make you a new one, it takes a minute."],
    ["That isn't us. I have their number here and can put you straight through."],
    ["Have your card ready, call the number on the back and choose two."],
    ["You can pay online, call the bank or come in."],
    ["People just don't give it enough time."],
    ["I've ended the booking, you owe nothing."],
    ["If you booked the wrong day, I can change it for free."],
    ["We never send codes by text, so that nobody else can open the locker."],
    ["That's what you signed up for in May: ten boxes at {{amount}}."],
    ["Could it be that you have pressed the wrong button?"],
    ["I can't guarantee that it won't break again, but I can tell you how we pack it."],
    ["You didn't need to ask at the desk, it was our mistake."],
    ["Other couriers don't include tape."],
    ["The glue will never run out, it comes with a refill."],
    ["These things happen, no harm done, I'll send another box now."],
    ["You can't go wrong with either of the two boxes."],
    ["Would you like to hold, or shall I ring you back by three today?"],
    ["Our driver never leaves before somebody signs."],
    ["You must have a label on the box, and I can make you one now."],
    ["How did you manage to get it open again?"],
    ["Other customers found it helpful to switch it off first."],
    ["Our driver knows who to ask, and he comes by on {{date}}."],
    ["I can't speak for other couriers. With us you can change the day."],
    ["Those are basically the same box with another lid."],
    ["You may have missed our card; I can read it to you."],
    ["It can't happen twice, the code works only once."],
    ["To make sure that it reaches you and nobody else, could I have your home address?"],
    ["Boxes are with Mrs Ode in the depot. I'll put you through to her."],
    ["That's the last thing you need on a Monday, I'm sorry."],
    ["A new box leaves us today and is with you within 5 business days."],
    ["The box is made of a hundred percent recycled card."],
    ["The guarantee runs for two years, and that is guaranteed in writing."],
    ["If the box is dented, no ifs or buts, we replace it within 7 business days."],
    ["You won't need to be put through to anyone, I can do it here."],
    ["You will have to be put through to our claims team for that, I'll do it now."],
    ["Is it all right if I park you for a minute and ring the depot?"],
    ["You can park in front of the depot."],
    ["Weekend delivery isn't something we do. I can leave it at the corner shop for Saturday."],
    ["That isn't something you need to worry about."],
    ["We don't charge for that."],
    ["I need you to read me the number on the label."],
    ["You can look it up in the app yourself, or I'll tell you now."],
    ["A copy is fine, just send it to the depot."],
    ["Please send that to our desk, and we scan it in."],
    ["Somebody from planning will give you a call tomorrow to set a day."],
    ["That stain will come out with warm water."],
    ["The mark will come off if you rub it."],
    ["I can see you at nine tomorrow, or put you on the waiting list for this afternoon."],
    ["You can bring it back tomorrow."],
    ["It was so kind of you to wait."],
    ["It was thoughtful of you to send a photo."],
    ["If you'd like it wrapped the way the sheet says, I'll note that."],
    ["They don't ring unless someone has asked for it."],
    ["Nobody was in when the driver came. May we come again on {{date}}?"],
    ["You know Rosa from the depot? She keeps half your boxes for you."],
    ["The driver couldn't find the house, and I'm sorry about that."],
    ["Our drivers are all trained, and we answer for what they do."],
    ["I'm sure you want it soon, so I've marked it urgent."],
    ["I'm sure you've read the terms, would you like a copy?"],
    ["Try reading the label with a torch, it's quite faint."],
    ["There's no need to take it to the depot, we fetch it."],
    ["Our accounts team will do the sums with you."],
    ["Let's do the sums together, it comes to {{amount}}."],
    ["I'll get someone who can help to ring you within 24 hours on {{phone_number}}."],
    ["Don't be surprised if the driver rings from a private number."],
    ["The lid broke on the way, and I'm sorry about that."],
  ])("%s", (line) => {
    expect(found("macros.txt", macros(line))).toEqual([]);
  });
});

describe("of phrases for cases one is said, and no other speaks for it", () => {
  test("in the rows of a table", () => {
    const text =
      '## Holds\n\n| When | Say |\n| - | - |\n| You look something up | "May I put you on hold for a minute while I look?" |\n| You need a colleague | "Just hold there for me, {{customer_name}}." |\n';
    expect(found("phrases.md", text)).toEqual(["ask-before-hold:6", "explain-hold:6"]);
  });

  test("in the items of a list, but not in what is done one after the other", () => {
    const list = (one: string, other: string) =>
      `## Holds\n\n- ${one}: "May I put you on hold for a minute while I look, {{customer_name}}?"\n- ${other}: "Just hold there for me."\n`;
    expect(found("phrases.md", list("Asks for a price", "Asks for a date"))).toEqual(["ask-before-hold:4", "explain-hold:4"]);
    expect(found("phrases.md", list("Ask first", "Then wait"))).toEqual([]);
  });

  test("in lists of phrases, but not where they are said in order", () => {
    const list = (title: string) =>
      `# ${title}\n\n## Call-backs\n\n- "We'll call you back, {{customer_name}}."\n- "We'll call you back by noon, two days from now."\n- "You'll hear from us by Friday."\n`;
    expect(found("phrases.md", list("Useful phrases"))).toEqual(["promise-has-deadline:5"]);
    expect(found("phrases.md", list("What to say, in this order"))).not.toContain("promise-has-deadline:5");
  });
});

describe("placeholders as systems write them", () => {
  const script = (one: string, other: string) => macros(`Hello ${one}.`).replace("{{customer_name}}", other);

  test.each([
    ['{{ customer_name | default: "there" }}', "{{customer_name}}"],
    ["{%customer_name,fallback=there%}", "{%customer_name%}"],
    ["{!customer_name}", "{!amount}"],
    ["[Customer Name]", "[Amount]"],
    ["{% if late %}{{customer_name}}{% endif %}", "{{amount}}"],
    ["{{#if late}}{{customer_name}}{{/if}}", "{{amount}}"],
  ])("%s", (one, other) => {
    expect(found("macros.txt", script(one, other))).toEqual([]);
  });

  test.each([
    ['{{ custmer_name | default: "there" }}', "{{customer_name}}"],
    ["[Custmer Name]", "[Customer Name]"],
    ["{%customer_name%}", "{{customer_name}} {{amount}}"],
  ])("but not %s", (one, other) => {
    expect(found("macros.txt", script(one, other))).toEqual(["script-placeholders:1"]);
  });
});

describe("what is said in one branch is heard in it alone", () => {
  const flow = (refusal: string, offer: string) =>
    `steps:\n  - id: a\n    say: How can I help, {{customer_name}}?\n    listen:\n      - if: discount\n        say: ${refusal}\n        next: b\n      - if: upgrade\n        say: ${offer}\n        next: b\n  - id: b\n    say: Anything else?\n    end: true\n`;

  test("an offer in another branch is no help", () => {
    expect(found("flow.yaml", flow("We don't do discounts.", "I can offer you the suite."))).toEqual(["no-refusal:6"]);
  });

  test("an offer in its own branch is", () => {
    expect(found("flow.yaml", flow("We don't do discounts, I can offer you breakfast.", "Gladly."))).toEqual([]);
  });

  test("in lists and tables likewise", () => {
    const list =
      '## A\n\n> How can I help?\n\n- Discount: "We don\'t do discounts." Go to [B](#b).\n- Upgrade: go to [B](#b).\n\n## B\n\n> Goodbye.\n';
    const table =
      '## A\n\n| if | say | then |\n|---|---|---|\n| discount | "We don\'t do discounts." | [B](#b) |\n| upgrade | "I can offer you the suite." | [B](#b) |\n\n## B\n\n> Goodbye.\n';
    expect(found("list.md", list)).toEqual(["no-refusal:5"]);
    expect(found("table.md", table)).toEqual(["no-refusal:5"]);
  });
});
