/**
 * How many things at the head of an ordered list lie before a place, found by halving.
 * @param isBefore Whether the thing at an index does; true for all of the head, and for nothing behind it.
 */
export function countBefore(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
