/**
 * Worker threads that do documents. Each gets a few at a time, so that it never waits and memory stays bounded
 * however many documents there are.
 */
import { say } from './say.js';
import { Worker } from 'node:worker_threads';
import type { AnnotateJob, AnnotateResult, AnnotateSettings } from './annotating.js';
import { sayError } from './messages.js';

export interface WorkerSetup {
  readonly settings: AnnotateSettings;
  readonly entry: string;
}

export type WorkerAnswer =
  | { readonly number: number; readonly result: AnnotateResult }
  | { readonly number: number; readonly error: string };

interface Waiting {
  readonly resolve: (result: AnnotateResult) => void;
  readonly reject: (error: Error) => void;
}

class Member {
  readonly waiting = new Map<number, Waiting>();
  private worker: Worker | undefined;

  constructor(private readonly setup: WorkerSetup) {}

  /** Starts the thread; after a crash (out of memory) again, for the documents that come. */
  private start(): Worker {
    const worker = new Worker(new URL(this.setup.entry), { workerData: this.setup });
    worker.on('message', (answer: WorkerAnswer) => {
      const job = this.waiting.get(answer.number);
      this.waiting.delete(answer.number);
      if ('error' in answer) job?.reject(new Error(answer.error));
      else job?.resolve(answer.result);
    });
    worker.on('error', (error) => this.fail(say('tool.worker.failed', { reason: sayError(error) })));
    worker.on('exit', () => this.fail(say('tool.worker.ended')));
    return worker;
  }

  private fail(message: string): void {
    this.worker = undefined;
    for (const job of this.waiting.values()) job.reject(new Error(message));
    this.waiting.clear();
  }

  do(number: number, job: AnnotateJob): Promise<AnnotateResult> {
    this.worker ??= this.start();
    const { worker } = this;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      worker.postMessage({ number, job });
    });
  }

  async end(): Promise<void> {
    await this.worker?.terminate();
  }
}

export class WorkerPool {
  /** Documents given to a worker before the first is done. */
  static readonly DEPTH = 4;
  private readonly members: Member[];
  private next = 0;

  constructor(size: number, setup: WorkerSetup) {
    this.members = Array.from({ length: size }, () => new Member(setup));
  }

  get capacity(): number {
    return this.members.length * WorkerPool.DEPTH;
  }

  /** Does a document in the least busy thread; rejects with an error fit for a message. */
  do(job: AnnotateJob): Promise<AnnotateResult> {
    const member = this.members.reduce((best, one) => (one.waiting.size < best.waiting.size ? one : best));
    return member.do(this.next++, job);
  }

  async end(): Promise<void> {
    await Promise.all(this.members.map((member) => member.end()));
  }
}
