import { Chalk } from "chalk";

/** Colours, or none. */
export function styles(colour: boolean) {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return {
    error: chalk.red,
    warning: chalk.yellow,
    info: chalk.cyan,
    place: chalk.underline,
    rule: chalk.dim,
    quiet: chalk.dim,
    good: chalk.green,
    strong: chalk.bold,
    mark: (text: string) => (colour ? chalk.bold.underline(text) : `«${text}»`),
  };
}

export type Styles = ReturnType<typeof styles>;
