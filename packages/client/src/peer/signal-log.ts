/** Numbers what is sent and knows what was seen, within one generation of a pair (N2). */
export class SignalLog {
  #sent = 0;
  #seen = 0;

  next(): number {
    this.#sent += 1;
    return this.#sent;
  }

  /** Whether a signal is newer than all before it; then it is the newest. A repeated offer is for the rules to judge (N5). */
  isNew(n: number): boolean {
    if (n <= this.#seen) return false;
    this.#seen = n;
    return true;
  }
}
