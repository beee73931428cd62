/** `assignment.json`: read when it changes, written whole where nobody else wrote it meanwhile. */
import { shownFile, type FileProblem } from '../../annotation/fileProblem.js';
import { message, type Message } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';
import { readCorpusText } from '../corpusText.js';
import { CONFLICT_CODE } from '../jsonFile.js';
import type { FileSystem } from '../files/fileSystem.js';
import { ASSIGNMENT_OTHERWISE, assignmentText, parseAssignment, type AssignmentPlan } from './plan.js';

export class AssignmentFile {
  /** Undefined where there is none, or it is broken. */
  plan: AssignmentPlan | undefined;
  problems: readonly FileProblem[] = [];
  private bytes: Uint8Array | undefined;

  constructor(
    private readonly files: FileSystem,
    readonly uri: string,
  ) {}

  async reload(): Promise<void> {
    const { text, bytes, problems } = await readCorpusText(this.files, this.uri, ASSIGNMENT_OTHERWISE);
    const read = text === undefined ? { problems } : parseAssignment(this.uri, text);
    this.bytes = bytes;
    this.plan = 'plan' in read ? read.plan : undefined;
    this.problems = read.problems;
  }

  /** Gives why it was not written: it is broken, or somebody wrote it since it was read. */
  async write(plan: AssignmentPlan): Promise<Message | undefined> {
    const file = shownFile(this.uri);
    // Of a conflict the plan has one side: the other would be written over.
    const broken = this.problems.find(({ code }) => !this.plan || code === CONFLICT_CODE);
    if (broken) return message('documents.broken', { file, line: broken.line });
    try {
      const content = new TextEncoder().encode(assignmentText(plan));
      await this.files.writeFile(this.uri, content, { ifContent: this.bytes ?? null });
      await this.reload();
      return undefined;
    } catch (error) {
      return message('file.notWritten', { file, reason: messageOf(error) });
    }
  }
}
