/** Characters that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets), lone surrogates among them. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\ud800-\udfff]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/** A text as the value of an XML attribute. */
export function xmlAttribute(text: string): string {
  return text.replaceAll(FORBIDDEN, "\ufffd").replaceAll(/[&<>"'\n\r\t]/g, (character) => ESCAPES[character]!);
}

/** A text as the content of an XML element. */
export function xmlText(text: string): string {
  return text.replaceAll(FORBIDDEN, "\ufffd").replaceAll(/[&<>\r]/g, (character) => ESCAPES[character]!);
}
