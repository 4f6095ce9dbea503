import type { z } from "zod";
import { HttpProblem } from "./problem.ts";

/**
 * A request's body, once it has the shape asked for. Schemas are strict: unknown keys are refused.
 * @throws {HttpProblem} 422 BAD_SHAPE with the place of the first mistake, never with what was sent.
 */
export function parsed<Shape>(schema: z.ZodType<Shape>, body: unknown): Shape {
  const outcome = schema.safeParse(body);
  if (outcome.success) return outcome.data;
  const [issue] = outcome.error.issues;
  throw new HttpProblem(422, "BAD_SHAPE", { detail: issue?.path.join(".") || "body" });
}
