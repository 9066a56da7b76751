/** A stretch of a turn between two edges of findings. */
export interface Part {
  text: string;
  isMarked: boolean;
  /** Numbers of the findings that end with it. */
  ends: number[];
}

/** Where a finding stands in the text of its turn. */
export interface MarkedSpan {
  /** 1-based number of the finding. */
  number: number;
  /** 0-based, end exclusive. */
  start: number;
  end: number;
}

/** Cuts a turn at the edges of its findings; findings may overlap. */
export function partsOf(text: string, spans: readonly MarkedSpan[]): Part[] {
  const within = spans.map(({ number, start, end }) => ({
    number,
    start: Math.min(Math.max(0, start), text.length),
    end: Math.min(Math.max(start, end), text.length),
  }));
  const edges = [...new Set([0, ...within.flatMap(({ start, end }) => [start, end]), text.length])].sort((one, other) => one - other);
  // A finding on no words ends where it starts, at the first part.
  const parts = edges.slice(1).map((end, index) => {
    const start = edges[index]!;
    return {
      text: text.slice(start, end),
      isMarked: within.some((span) => span.start <= start && span.end >= end && span.start < span.end),
      ends: within.filter((span) => span.end === end || (span.end === start && index === 0)).map(({ number }) => number),
    };
  });
  return parts.length > 0 ? parts : [{ text, isMarked: false, ends: within.map(({ number }) => number) }];
}
