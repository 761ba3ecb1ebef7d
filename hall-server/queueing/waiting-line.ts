/**
 * Those who wait, in the order in which they are called: smallest virtual arrival first, ties by the position in the
 * journal. Kept in blocks, so that adding, removing and asking for a rank stay quick with a hundred thousand waiting.
 */
export interface Place {
  /** Milliseconds since the epoch. */
  virtualArrival: number;
  /** Journal position of take, hand-in or return; decides ties. */
  order: number;
}

const blockLimit = 512;

export function comesBefore(a: Place, b: Place): boolean {
  return a.virtualArrival < b.virtualArrival || (a.virtualArrival === b.virtualArrival && a.order < b.order);
}

export class WaitingLine<Member extends Place> {
  #blocks: Member[][] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  first(): Member | undefined {
    return this.#blocks[0]?.[0];
  }

  add(member: Member): void {
    const at = this.#blockFor(member);
    const block = this.#blocks[at];
    if (!block) {
      this.#blocks.push([member]);
    } else {
      block.splice(indexIn(block, member), 0, member);
      if (block.length > blockLimit) this.#blocks.splice(at + 1, 0, block.splice(blockLimit / 2));
    }
    this.#size += 1;
  }

  /** True when the member was in the line. */
  remove(member: Member): boolean {
    const at = this.#blockFor(member);
    const block = this.#blocks[at];
    if (!block) return false;
    const index = indexIn(block, member);
    if (block[index] !== member) return false;
    block.splice(index, 1);
    if (block.length === 0) this.#blocks.splice(at, 1);
    this.#size -= 1;
    return true;
  }

  /** How many stand before this place; the place itself need not be taken. */
  rank(place: Place): number {
    const at = this.#blockFor(place);
    // Whoever takes a ticket stands near the end: counted from there.
    let behind = 0;
    for (let i = this.#blocks.length - 1; i > at; i -= 1) behind += this.#blocks[i]?.length ?? 0;
    const block = this.#blocks[at] ?? [];
    return this.#size - behind - block.length + indexIn(block, place);
  }

  at(rank: number): Member | undefined {
    let left = rank;
    for (const block of this.#blocks) {
      if (left < block.length) return block[left];
      left -= block.length;
    }
    return undefined;
  }

  last(): Member | undefined {
    return this.#blocks.at(-1)?.at(-1);
  }

  *[Symbol.iterator](): Generator<Member> {
    for (const block of this.#blocks) yield* block;
  }

  take(limit: number): Member[] {
    const members: Member[] = [];
    for (const member of this) {
      if (members.length === limit) break;
      members.push(member);
    }
    return members;
  }

  /** The first block whose last member does not come before the place; the last block for a place at the end. */
  #blockFor(place: Place): number {
    let low = 0;
    let high = this.#blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const last = this.#blocks[middle]?.at(-1);
      if (last && comesBefore(last, place)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function indexIn(block: readonly Place[], place: Place): number {
  let low = 0;
  let high = block.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const member = block[middle];
    if (member && comesBefore(member, place)) low = middle + 1;
    else high = middle;
  }
  return low;
}
