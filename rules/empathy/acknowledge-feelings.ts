import type { Rule } from "call-lint";

export default {
  summary: "Take up what the customer feels.",
  why: "Whoever has said how they feel listens to nothing else until they have been heard.",
  severity: "warning",
  on: "turn",
  examples: {
    bad: [
      `Customer: It was my mother's present and now it's gone. «I'm really upset» about it.
Agent: What's the tracking number?
Customer: LP 2041.
Agent: And your postcode?`,
      `Customer: i've called four times and «i'm sick and tired of it»
Agent: okay and what's the name on the order
Customer: odalys finch
Agent: right i've got it here`,
      `Customer: The tickets are in there and «I'm getting worried» they won't come in time.
Agent: They're on the van.
Customer: Which van?
Agent: The Thursday one.`,
      `Agent: It'll be another week.
Customer: «This is ridiculous».
Agent: Calm down, please, there's no need to get upset.
Customer: A week!
Agent: That's the date I have here.`,
    ],
    good: [
      `Customer: It was my mother's present and now it's gone. I'm really upset about it.
Agent: I'm so sorry to hear that. What's the tracking number?`,
      `Customer: I'm furious, it's the third time.
Agent: May I have the tracking number?
Customer: LP 2041.
Agent: Thank you. Three times, I can see why you're angry.`,
      `Customer: I have a problem with my parcel, I'm afraid. It isn't that I'm angry, it's just late.
Agent: What's the tracking number?`,
      `Customer: I'm worried it'll miss her birthday.
Agent: Don't worry, it's at our depot and will be with her on Friday.`,
    ],
  },
  *check(call) {
    if (call.feelings.length === 0) return "not-applicable";
    for (const { at, acknowledgedIn, heard } of call.feelings) {
      if (acknowledgedIn !== undefined || !heard) continue;
      yield {
        at,
        message: "The customer said how they feel and nobody took it up; name the feeling or its cause before going on.",
      };
    }
  },
} satisfies Rule;
