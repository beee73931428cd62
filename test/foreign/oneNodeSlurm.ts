/**
 * Slurm on this machine alone, on loopback, with files of its own: a controller and a node's daemon, both ended with
 * the test. Needs Debian's slurm-wlm and root, as whom a node's daemon runs.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';

/** Starting takes a second or two; a daemon that does not answer for so long is broken. */
const START_LIMIT = 60_000;
const STOP_LIMIT = 10_000;

/** Daemons are not on everybody's path. */
const FOLDERS = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];

function programAt(name: string): string | undefined {
  return FOLDERS.map((folder) => path.join(folder, name)).find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Ports that nobody listens at. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}

export class OneNodeSlurm {
  private constructor(
    private readonly folder: string,
    private readonly daemons: readonly ChildProcess[],
    /** What Slurm's commands need to know. */
    readonly environment: { readonly SLURM_CONF: string },
  ) {}

  /** Why it cannot be started here; undefined where it can. */
  static missing(): string | undefined {
    const absent = ['slurmctld', 'slurmd', 'sbatch', 'sinfo'].filter((name) => programAt(name) === undefined);
    if (absent.length > 0) return `no ${absent.join(', ')} (apt-get install slurm-wlm)`;
    return process.getuid?.() === 0 ? undefined : 'only root can run a node of Slurm';
  }

  /** Rejects, with what the daemons said, where it does not come up. */
  static async start(): Promise<OneNodeSlurm> {
    const folder = temporaryFolder('slurm');
    for (const name of ['state', 'spool']) mkdirSync(path.join(folder, name));
    const [controller, node] = await freePorts(2);
    const settings = {
      ClusterName: 'one',
      SlurmctldHost: 'localhost(127.0.0.1)',
      SlurmUser: 'root',
      SlurmdUser: 'root',
      AuthType: 'auth/none',
      CredType: 'cred/none',
      StateSaveLocation: path.join(folder, 'state'),
      SlurmdSpoolDir: path.join(folder, 'spool'),
      SlurmctldPidFile: path.join(folder, 'slurmctld.pid'),
      SlurmdPidFile: path.join(folder, 'slurmd.pid'),
      SlurmctldPort: controller,
      SlurmdPort: node,
      ProctrackType: 'proctrack/pgid',
      TaskPlugin: 'task/none',
      SelectType: 'select/cons_tres',
      JobAcctGatherType: 'jobacct_gather/none',
      MpiDefault: 'none',
      ReturnToService: 2,
    };
    const lines = [
      ...Object.entries(settings).map(([key, value]) => `${key}=${value}`),
      'NodeName=localhost NodeAddr=127.0.0.1 CPUs=1 RealMemory=400 State=UNKNOWN',
      'PartitionName=main Nodes=ALL Default=YES MaxTime=5 State=UP',
    ];
    const configuration = path.join(folder, 'slurm.conf');
    writeFileSync(configuration, lines.join('\n') + '\n');
    const environment = { SLURM_CONF: configuration };
    const commands: readonly (readonly [string, readonly string[]])[] = [
      ['slurmctld', ['-D']],
      ['slurmd', ['-D', '-N', 'localhost']],
    ];
    const daemons = commands.map(([name, given]) => {
      const log = openSync(path.join(folder, `${name}.log`), 'w');
      const daemon = spawn(programAt(name)!, given, {
        env: { ...process.env, ...environment },
        stdio: ['ignore', log, log],
      });
      closeSync(log);
      return daemon;
    });
    const slurm = new OneNodeSlurm(folder, daemons, environment);
    try {
      await slurm.untilIdle();
    } catch (error) {
      await slurm.stop();
      throw error;
    }
    return slurm;
  }

  private async untilIdle(): Promise<void> {
    const deadline = Date.now() + START_LIMIT;
    while (!this.ask('sinfo', '--noheader', '--format=%T').includes('idle')) {
      if (Date.now() > deadline) {
        const logs = ['slurmctld', 'slurmd'].map((name) =>
          readFileSync(path.join(this.folder, `${name}.log`), 'utf8'),
        );
        throw new Error(`Slurm did not come up:\n${logs.join('\n')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  private ask(command: string, ...given: readonly string[]): string {
    try {
      return execFileSync(command, given, {
        env: { ...process.env, ...this.environment },
        encoding: 'utf8',
        timeout: 5000,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch {
      return '';
    }
  }

  /** Ends its jobs and its daemons. */
  async stop(): Promise<void> {
    this.ask('scancel', '--user=root');
    for (const daemon of [...this.daemons].reverse()) {
      if (daemon.exitCode !== null || daemon.signalCode !== null) continue;
      const ended = once(daemon, 'exit');
      daemon.kill('SIGTERM');
      const timer = setTimeout(() => daemon.kill('SIGKILL'), STOP_LIMIT);
      await ended;
      clearTimeout(timer);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
