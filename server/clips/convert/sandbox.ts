import { existsSync, realpathSync } from "node:fs";
import { dirname } from "node:path";

/** Programs that take powers from another before it runs; `null`: not on this machine, or of no use on it. */
export interface Fences {
  readonly prlimit: string | null;
  readonly bwrap: string | null;
}

export interface FencedRun {
  readonly program: string;
  readonly args: readonly string[];
  /** What it reads. */
  readonly sources: readonly string[];
  /** Where it writes. */
  readonly folder: string;
  /** No file it writes may become larger. */
  readonly mostBytes: number;
}

/** Address space, not memory: threads, libraries and mapped files count. What is resident is watched by its parent. */
const ADDRESS_SPACE = 6 * 1024 ** 3;
/** Of what a program needs to start: its libraries, and on Debian the links by which one is chosen among several. */
const systemFolders = ["/usr", "/lib", "/lib64", "/bin", "/etc/alternatives", "/etc/ld.so.cache"];

/** The command that runs a program behind all fences there are: no network, no other files, no more than so much. BZ66. */
export function fenced(run: FencedRun, { prlimit, bwrap }: Fences): readonly [command: string, ...args: string[]] {
  const limits = [`--as=${ADDRESS_SPACE}`, `--fsize=${run.mostBytes}`, "--nofile=128", "--core=0"];
  return [
    ...(prlimit === null ? [] : [prlimit, ...limits, "--"]),
    ...(bwrap === null ? [] : [bwrap, ...walls(run)]),
    run.program,
    ...run.args,
  ] as [string, ...string[]]; // The program is always there.
}

const walls = ({ program, sources, folder }: FencedRun): readonly string[] => [
  ...["--unshare-all", "--die-with-parent", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"],
  ...systemFolders.filter((path) => existsSync(path)).flatMap((path) => ["--ro-bind", path, path]),
  ...["--ro-bind", dirname(realpathSync(program)), dirname(realpathSync(program))],
  ...["--ro-bind", program, program],
  ...sources.flatMap((path) => ["--ro-bind", path, path]),
  ...["--bind", folder, folder, "--chdir", folder],
];
