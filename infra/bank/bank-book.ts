import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BankFault, SimulatedPayment } from './simulated-payment';

type Entry =
  | { entry: 'payment'; payment: SimulatedPayment }
  | { entry: 'submission'; key: string }
  | { entry: 'fault'; id: number; fault: BankFault }
  | { entry: 'struck'; id: number; seen: number; left: number };

/** A fault that is still to strike. */
export interface WaitingFault {
  id: number;
  fault: BankFault;
  /** Matching requests so far. */
  seen: number;
  left: number;
}

/**
 * The bank simulator's memory: one line for each thing that happened, on disk before anybody is answered.
 * A last line that was cut off by a kill is dropped.
 */
export class BankBook {
  readonly payments = new Map<string, SimulatedPayment>();
  readonly faults = new Map<number, WaitingFault>();
  private readonly file: number;
  private lastFault = 0;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.file = openSync(path, 'a+');
    const text = readFileSync(path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) ftruncateSync(this.file, Buffer.byteLength(whole));
    for (const line of whole.split('\n')) if (line) this.apply(JSON.parse(line) as Entry);
  }

  addPayment(payment: SimulatedPayment): void {
    this.write({ entry: 'payment', payment });
  }

  countSubmission(key: string): void {
    this.write({ entry: 'submission', key });
  }

  addFault(fault: BankFault): number {
    const id = this.lastFault + 1;
    this.write({ entry: 'fault', id, fault });
    return id;
  }

  /** The fault that strikes this request, if one does; each waiting fault counts the requests that match it. */
  strike(on: BankFault['on'], key: string): BankFault | null {
    let struck: BankFault | null = null;
    for (const { id, fault, seen, left } of [...this.faults.values()]) {
      if (fault.on !== on || (fault.keyPattern && !new RegExp(fault.keyPattern).test(key))) continue;
      const hits = struck === null && seen + 1 >= (fault.nth ?? 1);
      if (hits) struck = fault;
      this.write({ entry: 'struck', id, seen: seen + 1, left: hits ? left - 1 : left });
    }
    return struck;
  }

  close(): void {
    closeSync(this.file);
  }

  private write(entry: Entry): void {
    writeSync(this.file, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.file);
    this.apply(entry);
  }

  private apply(entry: Entry): void {
    if (entry.entry === 'payment') this.payments.set(entry.payment.key, entry.payment);
    else if (entry.entry === 'fault') {
      this.lastFault = entry.id;
      this.faults.set(entry.id, { id: entry.id, fault: entry.fault, seen: 0, left: entry.fault.times });
    } else if (entry.entry === 'submission') {
      const payment = this.payments.get(entry.key);
      if (payment) payment.submissions += 1;
    } else {
      const waiting = this.faults.get(entry.id);
      if (waiting) Object.assign(waiting, { seen: entry.seen, left: entry.left });
      if (entry.left === 0) this.faults.delete(entry.id);
    }
  }
}
