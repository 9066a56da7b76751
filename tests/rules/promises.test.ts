import { describe, expect, test } from "vitest";
import { verdictsOn } from "./verdicts.js";

type Case = readonly [call: string, verdict: string];

/** Turns are parted by "|" and begin with the customer's. */
const DEADLINES: readonly Case[] = [
  ["Is there a charge for the storage?|I'll find out what the storage comes to.|OK.|It's four a day.|Fine, thanks.|Bye.", "not-applicable"],
  ["Thanks for the tank.|You'll also be getting a little coupon from us.|Nice.|Bye.", "violation"],
  [
    "The picture's gone.|I'll refresh it and it'll be back in like two minutes, and we'll email you the guide in less than an hour.|Nice.|Bye.",
    "pass",
  ],
  ["And the new key?|I'm going to mail one out. They run about seven days.|Great.|Bye.", "pass"],
  [
    "My neighbour's looked better at two weeks than mine.|I'll have a nurse call you about the dressing.|Okay.|That's good to hear it's healing.|Bye.",
    "violation",
  ],
  ["And the week off the bill?|It's in, that'll show on the bill on the first of the month.|Great.|Bye.", "pass"],
  ["Is there a label?|You'll see one in your email already, tape it on.|Great.|Bye.", "not-applicable"],
  [
    "And what about tonight's dinner?|I'll raise it with my manager and someone will let you know.|Sure.|Is there anything else I can do tonight?|No.|Bye.",
    "violation",
  ],
  ["Has she cut it?|Ha, we'll find out who did it. Is it a nano card?|Yes.|That works in both.", "not-applicable"],
  ["Is there a fee?|If there is, it'll show on the screen before you say yes.|OK.|Bye.", "not-applicable"],
  ["And the five seats?|They're in, it'll show as a separate line.|OK.|Bye.", "not-applicable"],
  ["It's unlocked.|I'm closing the ticket, you'll get an email with a survey.|Fine.|Bye.", "not-applicable"],
  ["Where's the bag?|It will be delivered tomorrow before six.|And somebody calls?|Yes sir, the driver will call you.|OK.|Bye.", "pass"],
  [
    "No signal all week.|The engineer's with you on Thursday.|Thursday, fine.|And we'll credit you for the days without.|Good.|So that's Thursday then.|Yes.|Bye.",
    "violation",
  ],
  ["The kettle's broken.|The porter will be at your door at nine for the bags. And I'll send one up to you.|Okay.|Bye.", "violation"],
  ["The signal is bad.|Our team will try to fix it as soon as they can.|Okay.|Bye.", "not-applicable"],
  [
    "What happens at the appointment?|You'll be given a form at the desk, and the nurse will come and get you.|Okay.|Bye.",
    "not-applicable",
  ],
  ["And mine?|What happens is they'll look at it and they'll send it to the lab. Yours is done.|Great.|Bye.", "not-applicable"],
  ["How do I know?|You'll get a little message on the display.|There it is.|Bye.", "not-applicable"],
  ["Where's my car?|He'll be with you by six, and he'll text you when he's outside.|Okay.|Bye.", "pass"],
  ["Go on then.|It's free for two weeks and then it'll just go back to what you've got.|Okay.|Bye.", "not-applicable"],
  ["We're out of toner.|Phil's with you tomorrow before ten, I'll send a couple with him.|Great.|Bye.", "not-applicable"],
  ["Where's the certificate?|I'm emailing it now. You should have it there.|Yes, that's it.|Great.", "not-applicable"],
  [
    "Is there a lift?|It's level. You'll see a bell, ring that and one of the porters will come and let you in.|Perfect.|Bye.",
    "not-applicable",
  ],
  ["The microwave hums too.|The fitter comes on Friday, and I'll get him to look at that while he's there.|Thanks.|Bye.", "pass"],
  ["Sign me up.|You're signed up. You'll get a text saying reply yes.|Yep, got it.|Great.|Thanks.|Bye.", "not-applicable"],
  ["Can somebody trim the tree?|I'll put in an order for our tree crew to come take a look at that.|Okay.|Bye.", "violation"],
  [
    "And the rider?|Somebody will get back to you on it.|Okay.|I've added a coupon, it's valid till the end of the month.|Okay.|Bye.",
    "violation",
  ],
  [
    "The boiler's out.|The engineer will be there by six.|By six, and I want a new one.|The surveyor will be in touch about that.|Okay.|So the engineer's with you by six.|Yes.|Bye.",
    "violation",
  ],
  [
    "Nobody rang.|They come on Thursday after one and they'll ring you half an hour before.|Good.|And I'll look into why nobody called and let you know.|Okay.|So it's Thursday after one, two men.|Yes.|Bye.",
    "violation",
  ],
  [
    "The verge is dug up.|A crew will be with you within two hours.|Okay.|Someone will come back and fix up the grass as well.|Okay.|Bye.",
    "violation",
  ],
  ["The wifi drops.|I'll have an engineer come up and look at that for you.|Thanks.|Bye.", "violation"],
  ["still short two chairs|right we'll get those two out to you|okay|thanks bye", "violation"],
  ["my pension letter|what ill do is ill get one of the advisers to give you a bell|okay|bye", "violation"],
  ["Any news on my refund?|It's approved, you should be seeing it on your card soon.|OK.|Bye.", "violation"],
  [
    "The shade's cracked.|We'll get that returned for you. What's the order number?|4 4 1.|The courier collects it on Monday.",
    "not-applicable",
  ],
  ["My deposit?|As soon as you've sent us the signed form we'll release it.|OK.|Bye.", "not-applicable"],
  ["Is it working?|Switch it off and on, and I'll ring you on it.|It's ringing!|Great.", "not-applicable"],
  ["The summary?|It takes about three working days to be typed up. I'll send it to the surgery.|OK.|Bye.", "pass"],
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
  ["What happens now?|You will definitely be updated soon.|Okay.|Bye.", "violation"],
  ["What happens now?|Our team will work on resolving it.|Okay.|Bye.", "violation"],
  ["What happens now?|The visit will be scheduled as soon as possible.|Okay.|Bye.", "violation"],
  ["What happens now?|You'll be there by nine then.|Okay.|Bye.", "not-applicable"],
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
  // Heard elsewhere: other trades, other tongues
  ["the heating's been out since sunday|i'll get one of our engineers to give you a ring|when|i couldn't say|right|okay bye", "violation"],
  [
    "My claim?|Right, so an adjuster's going to be in contact to arrange the inspection.|Okay.|Is there anything else?|No.|Take care.",
    "violation",
  ],
  ["So will I hear?|Yes, somebody from the loans desk will be reaching out.|Okay.|Bye.", "violation"],
  ["I never got the results.|I'll ask Dr. Patel's nurse to call you with them.|Thanks.|You're welcome, bye.", "violation"],
  ["I never got the results.|We'll pop a letter in the post to you.|Thanks.|Bye.", "violation"],
  ["can you check with the manager|i'll speak to my manager about it and come back to you|okay thanks|no worries bye", "violation"],
  ["My luggage?|As soon as we locate the bag we'll give you a shout.|Okay.|Bye.", "violation"],
  ["My luggage?|Our tracing team is going to look into where it went and they'll let you know what they find.|Okay.|Bye.", "violation"],
  ["Has it been approved?|Not yet, but you'll be notified by email.|Okay.|Bye.", "violation"],
  ["I was overcharged.|I've raised a ticket and the billing team will process your refund.|Okay.|Bye.", "violation"],
  ["I was overcharged.|You'll see the credit on your account shortly.|Okay.|Bye.", "violation"],
  ["Can you send that in writing?|Sure, I'll drop you an email with all of that.|Great.|Anything else?|No.|Bye.", "violation"],
  ["Can you send that in writing?|absolutely i will be sending you an email with that information|great|anything else|no|bye", "violation"],
  ["It leaks again.|We'll have someone out to take another look at it.|Good.|Bye.", "violation"],
  ["I want a manager.|She's in a meeting, I'll have her phone you.|Fine.|Goodbye.", "violation"],
  ["I want a manager.|He's not in. He'll ring you back at his earliest convenience.|Fine.|Goodbye.", "violation"],
  ["the vpn still drops|let me escalate this to the network folks and they'll reach out once they've had a look|ok|bye", "violation"],
  ["Did they accept it?|I'm still waiting to hear from underwriting. I'll keep you posted.|Okay.|Bye.", "violation"],
  ["I need a new card.|Okay, I've cancelled the old one. A new one will be mailed to the address on file.|Thanks.|Bye.", "violation"],
  ["I need a new card.|okay so we are going to send you out a replacement card is there anything else|no|have a good day", "violation"],
  ["My order?|It's on back order, we'll ship it soon.|Okay.|Bye.", "violation"],
  ["The dishwasher?|I'll put a note on the job and get the warehouse to call you.|Thanks.|Bye.", "violation"],
  ["My claim?|An adjuster's going to be in contact in the next couple of days.|Okay.|Bye.", "pass"],
  ["My claim?|The adjuster will be in touch, usually that's inside of 48 hours.|Okay.|Bye.", "pass"],
  ["I never got the results.|I'll ask the nurse to call you with them this afternoon.|Thanks.|Bye.", "pass"],
  ["I never got the results.|The nurse will call you with them.|Okay.|She's in from two, so between two and four.|Thanks.|Bye.", "pass"],
  ["I was overcharged.|The refund will show on your next statement.|Okay.|Bye.", "pass"],
  ["I need a new card.|We'll get a new one out to you, allow seven to ten business days.|Thanks.|Bye.", "pass"],
  ["I need a new card.|i have ordered a new card and you should receive it in seven to ten business days|thanks|bye", "pass"],
  ["My bag?|It'll be delivered to the hotel before you check out tomorrow.|Thanks.|Bye.", "pass"],
  ["When will the crew come?|They'll be with you first thing Monday.|Thanks.|Bye.", "pass"],
  ["Will someone call?|Yes, a supervisor will call you. Expect that by close of business Thursday.|Thanks.|Bye.", "pass"],
  ["Can you email it?|I'll email it over as soon as we hang up.|Thanks.|Bye.", "pass"],
  ["Can you email it?|I'm emailing it over as we speak.|Got it.|Great, bye.", "not-applicable"],
  ["How long?|Our team will review your application, it takes about two weeks.|Thanks.|Bye.", "pass"],
  ["I'd need it by Friday.|That's fine, we'll get it to you by then.|Thanks.|Bye.", "pass"],
  ["Can someone ring me on Monday morning?|Yes of course, I'll have Priya ring you.|Thanks.|Bye.", "pass"],
  ["okay|we'll send you monthly statements|thanks|bye", "pass"],
  ["Hello?|I'll get right to it. What's the number?|12.|Thanks, that's all.|Bye|Bye", "not-applicable"],
  ["Is the room ready?|Let me find out for you. Yes, it is.|Thanks.|Bye.", "not-applicable"],
  ["I'd like to complain.|I'll make sure the manager hears about it.|Thanks.|Bye.", "not-applicable"],
  ["It works now.|Great, I'll close the ticket then.|Thanks.|Bye.", "not-applicable"],
  ["I'd like to book.|You'll receive ten percent off as a member.|Nice.|Bye.", "not-applicable"],
  ["How do refunds work?|If you return it within thirty days we'll refund you.|Okay.|Bye.", "not-applicable"],
  ["How do refunds work?|You send it back, and once we get it we'll credit your card.|Okay.|Bye.", "not-applicable"],
  ["Is there a fee?|You'll get a text when your balance is low.|Okay.|Bye.", "not-applicable"],
  ["What if they're late?|The driver will call you if he's running late.|Okay.|Bye.", "not-applicable"],
  ["Can I order it?|I'll put that order through for you. Okay, that's gone through.|Okay.|Bye.", "not-applicable"],
  ["My address is wrong.|I'll update that now for you. And what's the postcode?|AB1.|Done.|Bye|Bye", "not-applicable"],
  [
    "My password?|I'll send a verification code to your phone, can you read it to me?|It's 4 4 1 2.|Thank you, you're in.|Bye|Bye",
    "not-applicable",
  ],
  ["My password?|You'll get a code on your phone now, read it out to me please.|4412.|Perfect.|Bye|Bye", "not-applicable"],
  ["Can I speak to the owner?|I'll see what I can do.|Okay.|Bye.", "not-applicable"],
  ["The noise?|I'll try to reach the night manager.|Okay.|He's on it, it's quiet now.|Thanks|Bye", "not-applicable"],
  ["Who do I tell?|Ms Burke'll get in touch with you about where he sits.|Fine.|Okay, bye.", "violation"],
  ["Who do I tell?|She'll get in touch with you by Friday.|Fine.|Okay, bye.", "pass"],
];

const KEPT: readonly Case[] = [
  ["I never got round to sending the form back.|That's fine.|Okay.|Bye.", "not-applicable"],
  ["The lad said it'd be forty and it was, no complaints there.|Good.|Okay.|Bye.", "not-applicable"],
  ["They were meant to come yesterday and nobody came.|I'm sorry.|Okay.|Bye.", "not-applicable"],
  ["I've three emails saying my order's coming tomorrow and it never does.|I'm sorry.|Okay.|Bye.", "violation"],
  ["Where's the voucher you lot promised me in August?|I'm sorry.|Okay.|Bye.", "violation"],
  ["I'd like to know what happened to my call back.|I'm sorry.|Okay.|Bye.", "violation"],
  ["the fella says your bag will be at the hotel tonight and that was two nights back|i'm sorry|okay|bye", "violation"],
  ["The chap promised me the quote by the weekend. I've had nothing.|I'm sorry.|Okay.|Bye.", "violation"],
  ["He swore blind he'd cancel it and I've been charged again.|I'm sorry.|Okay.|Bye.", "violation"],
  ["This is the second time you've told me it would be fixed by tonight.|I'm sorry.|Okay.|Bye.", "violation"],
  ["the girl said she'd email me the form straight away and i still don't have it|sorry|okay|bye", "violation"],
  [
    "Will I see the twenty again?|You will, the finance team will send it back to your account.|Good. And please don't have anyone ring me in the evenings.|No, I've ticked that.|Thanks.|Bye.",
    "pass",
  ],
  [
    "Am I charged for the storage?|I'll find out for you what the storage comes to. First let me lock in Saturday. Is it still Mill Lane?|Yes, the blue gate.|Blue gate, I wrote that down. It's booked, Saturday.|Will he carry it in?|It's kerbside, inside is forty.|No, my brother owes me.|Ha, the driver calls before.|Okay.|So it's Saturday at the kerb. Anything else?|No.|Bye.",
    "violation",
  ],
  [
    "The man told me it would ring by itself when the alarm found the hub, so I left it.|It should have. What does it say now?|Nothing.|Hold the button down.",
    "not-applicable",
  ],
  // Looked up beside the talk, and never told
  [
    "And is the pool open in the evenings?|I'll find out about the pool. Would you like the double or the twin?|The twin.|Twin it is, two nights from Friday.|Great.|Bye.",
    "violation",
  ],
  [
    "does it have a gym|i'll have a look for you now and what was the name|murphy|lovely you're all checked in mr murphy|thanks|enjoy your stay bye",
    "violation",
  ],
  [
    "It's a shame.|I'll look up whether we've got the shade on its own.|Nice.|Is the box still there?|Yes.|So the driver comes Tuesday.|Fine.|Bye.",
    "violation",
  ],
  ["And is the pool open in the evenings?|I'll find out for you. It's open till nine.|Great.|Bye.", "not-applicable"],
  ["is the shop open on sunday|i'll have a look its ten to four on sunday|lovely|bye", "not-applicable"],
  ["Can you check the price?|I'll check. Is it for two?|For three.|Then that's sixty euro.|OK.|Bye.", "not-applicable"],
  // Told by the customer
  ["We had an agreement that it would be here before Christmas, and it never arrived.|I'm sorry.", "violation"],
  ["You people never called me back about my loan.|I'm sorry, sir.", "violation"],
  ["sir you people told refund will come in 48 hours it is more than one week now|sorry sir", "violation"],
  ["My parcel was meant to come yesterday and it never did.|I'm sorry.", "not-applicable"],
  ["My sister promised to pick me up but she didn't come. Have you got taxis?|Yes, there's a rank.|Thanks.|Bye.", "not-applicable"],
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
  // Heard elsewhere: other trades, other tongues
  ["I've been on to you three times, every time I'm told someone will ring and no one ever does.|I'm sorry.|Okay.|Bye.", "violation"],
  ["your guy said he'd be here at nine and it's now two and no sign of him|oh i'm sorry|okay|bye", "violation"],
  ["You were meant to email me the contract last week, I've had nothing.|I'm sorry.|Okay.|Bye.", "violation"],
  ["They promised a refund within five days. It's been three weeks.|I'm sorry.|Okay.|Bye.", "violation"],
  ["I was supposed to get a call back on Tuesday. It never came.|I'm sorry.|Okay.|Bye.", "violation"],
  ["the lady i spoke to said she'd call me back and she didn't|sorry about that|okay|bye", "violation"],
  ["Where's the technician you promised for this morning? Nobody's come.|I'm sorry.|Okay.|Bye.", "violation"],
  ["I was told it would be fixed by now and it still isn't.|I'm sorry.|Okay.|Bye.", "violation"],
  ["Someone was going to get back to me about the quote. Still waiting.|I'm sorry.|Okay.|Bye.", "violation"],
  ["I was told to call back today about my test.|Sure, here it is.|Okay.|Bye.", "not-applicable"],
  ["My sister said she would pick it up but she hasn't.|No problem.|Okay.|Bye.", "not-applicable"],
  ["I have not received my bill.|I'll look. It went out Monday.|Okay.|Bye.", "not-applicable"],
  ["Your colleague said he would call me, and I just missed it.|No problem, here I am.|Okay.|Bye.", "not-applicable"],
  ["The website said two days. Is that right?|Yes it is.|Okay.|Bye.", "not-applicable"],
  ["I was told my policy would not cover this.|That's right.|Okay.|Bye.", "not-applicable"],
  ["My doctor said I would need a form.|Yes you do.|Okay.|Bye.", "not-applicable"],
  ["Nobody told me the price would go up.|I'm sorry.|Okay.|Bye.", "not-applicable"],
  ["I told them I would call back.|Thanks for calling back.|Okay.|Bye.", "not-applicable"],
  ["I never got an email.|Let me resend it. It's sent.|Okay got it.|Bye.", "not-applicable"],
  ["I said I'd pay by Friday and I haven't been able to.|That's all right.|Okay.|Bye.", "not-applicable"],
  [
    "Is it covered?|Let me see what your policy says.|Sure.|Okay, is there anything else I can help with?|No.|Thanks for calling, bye.",
    "violation",
  ],
  [
    "is my appointment still on|give me one second i'll check for you|okay|all right well thanks for calling have a good day|bye|bye",
    "violation",
  ],
  ["Can you tell me the balance?|I'll check that for you now.|Thanks.|It's forty pounds.|Great|Bye", "not-applicable"],
  ["Can you tell me the fees?|I'll go over the fees with you. There's a monthly fee of five pounds.|Thanks.|Bye.", "not-applicable"],
  [
    "Will you stay on the line?|I won't go anywhere, I promise.|Okay.|You're through to Dan now.|Hello, are you there?|It's just Dan here, she's gone.",
    "violation",
  ],
  ["Can you send me the link?|I'll text it to you right now.|Okay.|Anything else?|I still haven't got it.|It'll come. Bye.", "violation"],
  // Looked up beside the talk, or before the call ends
  [
    "who has my umbrella then|i'll hunt that down for you|ta|is it one of those with a wooden handle|yes|anything else today|no|okay",
    "violation",
  ],
  [
    "who has my umbrella then|i'll hunt that down for you|ta|so the driver handed it in at the tarn depot this morning|lovely|bye now",
    "not-applicable",
  ],
  [
    "Do I get a rebate?|I'll find out what rebate you get before I let you go.|Does the plumber come in?|Yes, he needs to see the stopcock under the sink.|Fine.|Anything else?|No.|Bye.",
    "violation",
  ],
  [
    "Do I get a rebate?|I'll find out what rebate you get before I let you go.|Does the plumber come in?|Yes, he needs to see the stopcock. And the rebate is twelve pounds.|Fine.|Bye.",
    "not-applicable",
  ],
  [
    "When do the seats open?|I'll check the date for you before we finish.|I've found it here, never mind.|Okay then. Anything else?|No.|Bye.",
    "not-applicable",
  ],
  ["What do I owe?|I'll work that out before you go.|Okay.|My screen's frozen, so I'll email you the figure by five.|Fine.|Bye.", "pass"],
  ["Nothing.|Is there anything else I can look at for you?|Not today.|Bye.", "not-applicable"],
  ["You people said the lift would be mended last week and it's still dead.|I'm sorry.|Okay.|Bye.", "violation"],
  ["Your colleague was going to ring me back yesterday, never did.|I'm sorry.|Okay.|Bye.", "violation"],
  [
    "and is the boiler due a service as well|i'll look at that for you in a sec|cool and how much is the part|ninety pounds|okay|anything else|no|bye",
    "violation",
  ],
  [
    "He said somebody would ring me by Friday. Well, divil a call I got.|The scan, right. Which one?|The knee.|It's booked.|Bye.|Bye.",
    "violation",
  ],
  ["The lad said he would ring me by Friday and that's the last I heard.|Sorry, I'll book it now.|Okay.|Done. Bye.", "violation"],
  [
    "and is the boiler due a service as well|i'll look at that for you in a sec|cool|so the boiler is due in may|okay|anything else|no|bye",
    "not-applicable",
  ],
  ["Is it paid?|I'll check that in a minute.|Okay.|Right, forty pounds came in on Monday.|Good.|Bye.", "not-applicable"],
  // Told by the customer, whoever made it and however its time went by
  ["Your lady told me I'd have a credit within ten days, and it's been twenty one.|I'm sorry.|Okay.|Bye.", "violation"],
  ["Each time they say oh we'll send the crew back, and nobody comes.|I'm sorry.|Okay.|Bye.", "violation"],
  ["I was told eight weeks. We're now at fourteen.|I'm sorry.|Okay.|Bye.", "violation"],
  ["the vet was going to phone us yesterday but we didnt get a call|oh sorry|okay|bye", "violation"],
  ["There's a fee that I was told would be taken off. I'm still being charged.|I'm sorry.|Okay.|Bye.", "violation"],
  ["She said give it three days. It's been eight.|I'm sorry.|Okay.|Bye.", "violation"],
  ["Somebody named Greg told me he'd overnight me the part. That was a week ago.|I'm sorry.|Okay.|Bye.", "violation"],
  ["they promised to take it off my bill they didnt|im sorry|okay|bye", "violation"],
  ["We were meant to have a decision by last Friday, that's what your adviser told us.|I'm sorry.|Okay.|Bye.", "violation"],
  ["The guy said somebody would be by in the morning. It's two in the afternoon now.|I'm sorry.|Okay.|Bye.", "violation"],
  ["I'm still waiting on the certificate. Your manager swore it was going out that week.|I'm sorry.|Okay.|Bye.", "violation"],
  ["When I rang on Tuesday the chap said tomorrow. Now it's Friday.|I'm sorry.|Okay.|Bye.", "violation"],
  ["The girl told me two days. Not here yet.|I'm sorry.|Okay.|Bye.", "violation"],
  ["The autopay came off and nobody said it would.|I can put it back on.|Okay.|It's on.", "not-applicable"],
  [
    "Has anyone found his bunny?|I'll have a look in the baby room in a minute. What time are you coming?|Five. Did you find out about the bunny?|Yes, Jo has it.|Thanks.|See you at five.",
    "not-applicable",
  ],
  ["I had a letter saying somebody would ring to book it, and I'm still here waiting.|I'm sorry.|Okay.|Bye.", "violation"],
  ["said they'd be back with the glass in a fortnight and that was august|sorry|okay|bye", "violation"],
  ["The lady told me she was resubmitting it and here comes another bill.|I'm sorry.|Okay.|Bye.", "violation"],
  ["You were supposed to call me yesterday.|I'm sorry.|Okay.|Bye.", "violation"],
  ["They told me I'd have to bring my ID, I haven't got a passport.|A driving licence does too.|Okay.|Bye.", "not-applicable"],
  ["He said it would cost fifty and there's no discount.|That's right.|Okay.|Bye.", "not-applicable"],
  ["The website said I'd get a code by text and nothing's come through.|What's your number?|555-0142.|It's there now.", "not-applicable"],
  ["He said he'd refund it and he did, I've no complaints there.|Great.|Thanks.|Bye.", "not-applicable"],
  ["My husband was going to send the form and he hasn't.|No hurry.|Thanks.|Bye.", "not-applicable"],
  ["I was told two weeks ago that my claim was denied, nobody explained why.|It was late.|Okay.|Bye.", "not-applicable"],
];

const CONFLICTS: readonly Case[] = [
  [
    "And the router?|You'll get a new router in the post, it'll be with you on Monday.|Great.|Anything else?|No.|Bye now. And look out for the router on Wednesday.|Bye.",
    "violation",
  ],
  ["When does my bill come?|It comes on the tenth.|And when's it due?|It's due on the twenty fourth.|Okay.|Bye.", "not-applicable"],
  [
    "nobody came|the courier has it down as tried at noon|well i was in|i can send it again today he'll be with you between four and six|okay|bye",
    "pass",
  ],
  [
    "Me line's dead.|I'll get a techo out to you on Tuesday.|Good.|I've put a divert on.|Ta.|So the technician's coming on Wednesday arvo.|Righto.",
    "violation",
  ],
  [
    "is it green|it'll go green in a minute|it's green and the tv thing|that's being posted to you|when|it's going out tomorrow|okay",
    "not-applicable",
  ],
  ["And my jacket?|I'll get that shipped to you by tomorrow.|When would I get it?|It takes three to five days.|Great.|Bye.", "pass"],
  [
    "is the driver near|okay he's about twenty minutes out from you|oh good|anything else|when's the next one|that'll be on the twenty second|okay",
    "not-applicable",
  ],
  [
    "Is the water off long?|It'll be back on by four.|Okay.|How old's the baby?|Six months.|You'll have your water back at seven tonight.|Right.",
    "violation",
  ],
  [
    "How long will the repair take?|About an hour.|I can wait.|There's coffee here.|Lovely.|Grand, we'll have it done in about three hours.|Hm.",
    "violation",
  ],
  ["how long to fix it|i'd say two hours|okay|i'll text you|what if it's not done today|then it'd be first thing tomorrow|right", "pass"],
  ["Where's my loan?|The loan company will release it tonight.|Great.|It'll be in your account in three working days.|Thanks.", "pass"],
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
  // Another day, date, window or limit, said of the thing by name
  [
    "Hello?|Sir your connection will be active by six this evening.|Okay good.|Okay sir, connection will be active within forty eight hours.",
    "violation",
  ],
  ["hi|a heating engineer is free on the eighteenth, i'll book him|fine|so the engineer's booked in for the twentieth|okay", "violation"],
  ["And the tyres?|Your tyres will be fitted by eleven.|Great.|Just so you know, the tyres will be done about three.", "violation"],
  ["How long for the blood results?|They'll be back on Friday.|Okay.|So the results will be back in about two weeks.|Fine.", "violation"],
  ["So?|The van's with you tomorrow morning.|Okay.|So be at home tomorrow afternoon when the van comes.|Right.", "violation"],
  ["So?|The parcel ships today.|Great.|And you'll have the parcel on Thursday.|Right.", "pass"],
  ["So?|The results will be back on Friday.|And the second test?|The second test results are back in two weeks.", "not-applicable"],
  [
    "So?|The room is ready from three.|We land at nine in the morning.|I can get it ready for ten then, so the room will be ready at ten.",
    "not-applicable",
  ],
  ["So?|The power will be back by eight.|Good.|It's been pushed back, so power will be back by ten.", "not-applicable"],
  ["So?|At sixty-three it's seven thousand a year.|In writing?|You'll have it by Thursday.", "pass"],
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
  // Heard elsewhere: other trades, other tongues
  [
    "When do I get the refund?|You'll get your refund in three days.|Good.|Your refund will be back on the card in seven to ten days.|Okay.|Bye.",
    "violation",
  ],
  [
    "When does the engineer come?|The engineer will come on Monday.|ok|and can i take a number|555 0143|great so the engineer will come out to you on wednesday|ok|bye",
    "violation",
  ],
  ["When?|We'll email you the quote tomorrow.|And the visit?|The surveyor will visit you on Friday.|Okay.|Bye.", "pass"],
  ["When?|He'll call you between two and four.|Two and four?|Yes, he'll ring you between two and four.|Okay.|Bye.", "pass"],
  ["When?|The parcel will be delivered on Monday.|Can you do Tuesday?|Yes, then it'll be delivered on Tuesday.|Okay.|Bye.", "pass"],
  ["When?|You'll hear from us in two weeks at the latest.|Okay.|So you'll hear from us by the end of the month.|Okay.|Bye.", "pass"],
  // Only "it" the first time, asked about again, got and not sent
  [
    "Do you sell the blue lamp?|We do, it gets to you by Monday.|Fine.|Then the lamp's ordered, you'll have it in eight to twelve days.",
    "violation",
  ],
  ["Do you sell the blue lamp?|You'll have the lamp in two days.|Fine.|You'll have it in eight to twelve days.", "violation"],
  [
    "Do you sell the blue lamp?|We do, it gets to you by Monday.|And my refund?|You'll have that back on your card in eight to twelve days.",
    "not-applicable",
  ],
  [
    "The rug is late.|It's on the road tomorrow, Monday.|And the tape?|It's in the box.|Sorry, when did you say for the rug?|It's with you Thursday.",
    "violation",
  ],
  [
    "The rug is late.|It's on the road tomorrow, Monday.|And the tape?|It's in the box.|Sorry, when did you say for the rug?|It's with you Monday.",
    "not-applicable",
  ],
  ["when will my card come|you should have it by monday|lovely|so that's ordered and the card takes two to three weeks", "violation"],
  ["the boiler part|it comes in on thursday|how long do they last|you'll get ten years out of it", "not-applicable"],
  // Told in the present, with "should", of "it" or in few words
  ["When's it back on?|Power should be back by six.|Right.|So yeah, you should have power by midnight.|Okay.|Bye.", "violation"],
  ["when does it start|it will be active in two hours sir|two hours ok|yes sir by tomorrow morning it will be active|ok|bye", "violation"],
  ["How long till I'm paid?|You'll be paid in five days.|From when?|It's fourteen days from when we get the form.|Okay.|Bye.", "violation"],
  [
    "The engineer?|He's coming Tuesday between eight and twelve.|Morning, good.|Yeah he'll be with you between one and five.|Okay.|Bye.",
    "violation",
  ],
  ["will the nurse come today|yes she will be there at two|okay two|so expect the nurse at four then|okay|bye", "violation"],
  ["When do I get the keys?|The keys will be at reception on Monday.|Good.|Keys on Thursday, then.|Okay.|Bye.", "violation"],
  ["How long?|Your order will ship tomorrow.|And then?|You'll get it in three days.|Okay.|Bye.", "pass"],
  ["The crew?|They'll be there at nine.|Okay.|And they should be done by two.|Okay.|Bye.", "pass"],
  ["My test?|The test is on Monday.|Okay.|And the results will be there on Thursday.|Okay.|Bye.", "pass"],
  ["Is it there?|It'll be there Tuesday.|Fine.|Can you hold for about two minutes while I check?|Okay.|Bye.", "pass"],
];

const NEXT_STEPS: readonly Case[] = [
  // A second matter that is written down, and nothing more
  [
    "My bill is wrong, and the meter hums.|I've corrected the bill.|Great. And the meter?|I'll make a note about the meter.|Right.|Anything else?|No.|Bye.",
    "violation",
  ],
  ["could i get a second card for my wife|a card for your wife okay thats noted|okay|anything else|no|bye", "violation"],
  ["The app took my payment but there's no ticket.|Yep, we're aware of that one.|Okay.|Anything else?|No.|Bye.", "violation"],
  ["Could you make a note that I'm deaf in one ear?|Of course, that's noted.|Thanks.|Bye.", "pass"],
  ["The stairwell light's out.|That's logged, and the electrician does it this Friday.|Good.|Bye.", "pass"],
  ["I've moved to 4 Mill Lane.|I've noted the new address.|Great.|Bye.", "pass"],
  ["Can you tell me my balance?|It's four hundred, and I've noted you called.|Okay.|Bye.", "pass"],
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
  // Heard elsewhere: other trades, other tongues
  ["My bill is wrong.|Okay, what's your account number?|12345.|Thanks. Anything else?|No.|Thank you for calling, bye.", "violation"],
  ["So what happens with my claim now?|Um, I'm not really sure to be honest.|Great.|Bye then.", "violation"],
  ["Is my refund coming or not?|It's with them.|With who?|Them.|I give up.|Okay.", "violation"],
  ["My router is dead.|I've booked an engineer for Tuesday.|Thanks.|Bye.", "pass"],
  ["My router is dead.|Unplug it and plug it in again.|It works now.|Great, bye.", "pass"],
  ["How much is a stamp?|It's one pound.|Thanks.|Bye.", "pass"],
  ["I'd like a refund.|I'm afraid we can't refund opened items, but you can exchange it in any store.|Okay.|Bye.", "pass"],
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
