/** Changes to the state in memory that can be taken back, newest first, when the disk refuses the group. */
export class Changes {
  #undo: (() => void)[] = [];

  set<T extends object>(target: T, patch: Partial<T>): void {
    const before: Partial<T> = {};
    for (const key of Object.keys(patch) as (keyof T)[]) before[key] = target[key];
    Object.assign(target, patch);
    this.#undo.push(() => Object.assign(target, before));
  }

  put<K, V extends NonNullable<unknown> | null>(map: Map<K, V>, key: K, value: V): void {
    const before = map.get(key);
    map.set(key, value);
    this.#undo.push(() => (before === undefined ? map.delete(key) : map.set(key, before)));
  }

  /** For maps that serve as an index: taking back puts the entry at the end, so no view may show such a map's order. */
  drop<K, V>(map: Map<K, V>, key: K): void {
    const before = map.get(key);
    if (before === undefined) return;
    map.delete(key);
    this.#undo.push(() => map.set(key, before));
  }

  /** For structures with their own inverse. */
  did(undo: () => void): void {
    this.#undo.push(undo);
  }

  /** How much has been changed so far; `takeBack(mark)` returns to it. */
  mark(): number {
    return this.#undo.length;
  }

  takeBack(mark = 0): void {
    while (this.#undo.length > mark) this.#undo.pop()?.();
  }
}

/** For a replay, which nobody takes back: nothing is remembered. */
export class FinalChanges extends Changes {
  override set<T extends object>(target: T, patch: Partial<T>): void {
    Object.assign(target, patch);
  }

  override put<K, V>(map: Map<K, V>, key: K, value: V): void {
    map.set(key, value);
  }

  override drop<K, V>(map: Map<K, V>, key: K): void {
    map.delete(key);
  }

  override did(): void {}
}
