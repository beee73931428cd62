/**
 * Worker threads that share out jobs. Each gets a few at a time, so that it never waits and memory stays bounded however
 * many jobs there are. `workerJobs.ts` is their side.
 */
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { message } from '../../messages/message.js';
import { MessageError, messageOf } from '../../messages/messageError.js';

export type WorkerAnswer<Result> =
  { readonly number: number; readonly result: Result } | { readonly number: number; readonly error: string };

export interface WorkerQuestion<Job> {
  readonly number: number;
  readonly job: Job;
}

export interface PoolOptions {
  /** URL of the file that a worker runs. */
  readonly entry: URL;
  readonly worker?: WorkerOptions;
  /** Threads without work end after so many milliseconds, and begin again when there is some; absent: never. */
  readonly idle?: number;
}

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

class Member<Job, Result> {
  readonly waiting = new Map<number, Waiting<Result>>();
  private worker: Worker | undefined;
  private hasAnswered = false;

  constructor(private readonly options: PoolOptions) {}

  /** Starts the thread; after a crash (out of memory) again, for the jobs that come. */
  private start(): Worker {
    const worker = new Worker(this.options.entry, this.options.worker);
    worker.on('message', (answer: WorkerAnswer<Result>) => {
      this.hasAnswered ||= this.worker === worker;
      const job = this.waiting.get(answer.number);
      this.waiting.delete(answer.number);
      if (this.waiting.size === 0) worker.unref();
      if ('error' in answer) job?.reject(new Error(answer.error));
      else job?.resolve(answer.result);
    });
    worker.on('error', (error) =>
      this.ended(worker, new MessageError(message('worker.failed', { reason: messageOf(error) }))),
    );
    worker.on('exit', () => this.ended(worker, new MessageError(message('worker.ended'))));
    return worker;
  }

  private ended(worker: Worker | undefined, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    this.hasAnswered = false;
    for (const job of this.waiting.values()) job.reject(error);
    this.waiting.clear();
  }

  get isReady(): boolean {
    return this.hasAnswered;
  }

  do(number: number, job: Job): Promise<Result> {
    this.worker ??= this.start();
    const { worker } = this;
    // A program that waits for nothing else ends.
    worker.ref();
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      worker.postMessage({ number, job } satisfies WorkerQuestion<Job>);
    });
  }

  async end(): Promise<void> {
    const { worker } = this;
    this.ended(worker, new MessageError(message('worker.ended')));
    await worker?.terminate();
  }
}

export class WorkerPool<Job, Result> {
  /** Jobs given to a worker before the first is done. */
  static readonly DEPTH = 4;
  private readonly members: readonly Member<Job, Result>[];
  private next = 0;
  private underWay = 0;
  private rest: NodeJS.Timeout | undefined;

  constructor(
    size: number,
    private readonly options: PoolOptions,
  ) {
    this.members = Array.from({ length: size }, () => new Member<Job, Result>(options));
  }

  get capacity(): number {
    return this.members.length * WorkerPool.DEPTH;
  }

  /** Whether a thread is there that has answered. */
  get isReady(): boolean {
    return this.members.some((member) => member.isReady);
  }

  /** Does a job in the least busy thread; rejects with an error fit for a message. */
  async do(job: Job): Promise<Result> {
    clearTimeout(this.rest);
    this.underWay++;
    const member = this.members.reduce((best, one) => (one.waiting.size < best.waiting.size ? one : best));
    try {
      return await member.do(this.next++, job);
    } finally {
      if (--this.underWay === 0) this.settle();
    }
  }

  private settle(): void {
    const { idle } = this.options;
    if (idle === undefined) return;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => void this.end(), idle);
    this.rest.unref();
  }

  /** Ends the threads; what they were doing rejects. */
  async end(): Promise<void> {
    clearTimeout(this.rest);
    await Promise.all(this.members.map((member) => member.end()));
  }
}
