import type { Rule } from "call-lint";

export default {
  summary: "Verify who is calling before you tell what the account holds.",
  why: "Whoever knows a name can call; what is in the account is for its owner only.",
  severity: "off",
  on: "turn",
  examples: {
    bad: [
      `Customer: My name is Adam Wilson, what do I owe you?
Agent: «Your balance is» forty-one dollars, Adam.`,
      `Customer: hi it's winifred tate did my payment go through
Agent: hello mrs tate yes «your last payment was» on the third
Customer: thank you
Agent: may i have your date of birth to verify you`,
      `Customer: It's Adam Wilson, has my salary gone in?
Agent: «Yes, you had nineteen hundred pounds in this morning.»`,
      `Agent: Hello, is anybody there?
Customer: Yes. Which address do you have for me?
Agent: «The address on file is» 12 Canal Street.`,
    ],
    good: [
      `Customer: What do I owe you?
Agent: For security, may I have your account number and date of birth?
Customer: It's 4419, the first of May 1980.
Agent: Thank you. Your balance is forty-one dollars.`,
      `Customer: My account number is 4419, what do I owe you?
Agent: Your balance is forty-one dollars.`,
      `Customer: When do you close?
Agent: At six.`,
      `Customer: How much is a balance statement?
Agent: It's four dollars.`,
      `System: [Customer verified by PIN]
Customer: What do I owe you?
Agent: Your balance is forty-one dollars.`,
    ],
  },
  *check(call) {
    const { identityCheck: check, disclosure: told } = call;
    if (told === undefined) return "not-applicable";
    if (check !== undefined && (check.turn < told.turn || (check.turn === told.turn && check.start < told.start))) return;
    yield { at: told, message: "Account details were told before anybody checked who is calling; verify the customer first." };
  },
} satisfies Rule;
