/**
 * Stands before every import of a schema: our Content-Security-Policy forbids code made of text, and zod, which tries that
 * when a schema is made, would be reported each time.
 */
import { config } from "zod";

config({ jitless: true });
