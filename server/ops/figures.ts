import { Counter, Gauge, type Registry } from "prom-client";

/** One value with its labels. Labels come from closed lists and from settings, never from a client (OP17). */
export type Reading<Label extends string> = readonly [value: number, labels?: Readonly<Record<Label, string>>];

type Read<Label extends string> = () => readonly Reading<Label>[] | Promise<readonly Reading<Label>[]>;

interface Figure<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly Label[];
  /** Asked once a scrape. */
  readonly read: Read<Label>;
}

/** Declares figures that are read when somebody asks. */
export function figuresIn(registry: Registry) {
  return {
    gauge: <Label extends string = never>({ name, help, labels = [], read }: Figure<Label>): void => {
      new Gauge<Label>({
        name,
        help,
        labelNames: [...labels],
        registers: [registry],
        async collect() {
          const readings = await read();
          this.reset();
          // Without labels a reset leaves a zero behind, which is not what "not known" means.
          if (labels.length === 0) this.remove();
          for (const [value, of] of readings) {
            if (of === undefined) this.set(value);
            else this.set({ ...of }, value);
          }
        },
      });
    },
    /** `read` answers totals since the start. */
    counter: <Label extends string = never>({ name, help, labels = [], read }: Figure<Label>): void => {
      new Counter<Label>({
        name,
        help,
        labelNames: [...labels],
        registers: [registry],
        async collect() {
          const readings = await read();
          this.reset();
          for (const [value, of] of readings) {
            if (of === undefined) this.inc(value);
            else this.inc({ ...of }, value);
          }
        },
      });
    },
  };
}

export type Figures = ReturnType<typeof figuresIn>;
