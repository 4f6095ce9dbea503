/** How long a test waits for what comes when it comes: on a machine with other work too. Well within the test's own time. */
export const patience = { timeout: 15_000 } as const;

/** The same beside a real server, encoder and browser. */
export const longPatience = { timeout: 30_000 } as const;
