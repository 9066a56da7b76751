/** Three words, and a stop or a placeholder at the end: a sentence, whole. Two patterns, for one of both takes forever on a long text without blanks. */
const WORDS = /\S\s+\S+\s+\S/;
const STOP = /[.!?…}\])]["”'’*_]{0,9}\s*$/;
/** Words by which whoever writes speaks of themselves, greets, thanks or is sorry. */
const OWN =
  /\b(?:I|I['’]?(?:m|ll|ve|d)|me|my|we|we['’](?:re|ll|ve|d)|us|our|sorry|thanks?|hi|hello|dear|good (?:morning|afternoon|evening|day)|welcome|apologi[sz]e|please|goodbye|bye)\b/i;
const YOURS = /\b(?:you|you['’](?:re|ll|ve|d)|your|yours|sir|madam)\b|[{[<%](?:customer|client|caller|guest|patient|first|last|name)/i;

/**
 * Whether texts are what somebody says to somebody: sentences, most of them with a word of whoever says them or whom they are said to,
 * and a good part of both. The captions and messages of a program are no such texts.
 */
export function areSaid(texts: readonly string[]): boolean {
  const counts = { sentences: 0, addressed: 0, own: 0 };
  for (const text of texts) {
    const [isOwn, isYours] = [OWN.test(text), YOURS.test(text)];
    if (WORDS.test(text) && STOP.test(text.slice(-40))) counts.sentences++;
    if (isOwn || isYours) counts.addressed++;
    if (isOwn) counts.own++;
  }
  const { length } = texts;
  return counts.sentences * 3 >= length * 2 && counts.addressed * 3 >= length * 2 && counts.own * 5 >= length * 2;
}
