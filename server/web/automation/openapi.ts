/** The HTTP API as an OpenAPI 3.1 document, made of the operations' table and the shapes. Rules AP50–AP52 in docs/spec/api.md. */
import { z } from "zod";
import { type Operation, operations } from "./operations.ts";
import { problemCodes, statusOf, wordsOf } from "./problem-words.ts";
import { cuesShape, doneShape, layerShape, problemShape, stateShape } from "./shapes.ts";

export interface OpenApi {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, PathOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Json>>;
    readonly responses: Readonly<Record<string, Json>>;
    readonly securitySchemes: Readonly<Record<string, Json>>;
  };
}

export interface PathOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Json[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, Json>>;
}

type Json = Readonly<Record<string, unknown>>;

const schemas = { State: stateShape, Cues: cuesShape, Done: doneShape, Problem: problemShape } as const;
type SchemaName = keyof typeof schemas;

export function openApi(): OpenApi {
  return {
    openapi: "3.1.0",
    info: {
      title: "Эфир коллегии: заседание с пульта",
      version: "1.0.0",
      description:
        "Кнопки пульта ведут заседание: начинают пункты программы, готовят и показывают карточки, листают слайды, отзывают и " +
        "снимают. У каждого заседания свои токены; их делают в пульте: «Ещё», «Люди».",
    },
    servers: [{ url: "/" }],
    security: [{ token: [] }],
    paths: paths(),
    components: {
      schemas: componentSchemas(),
      responses: refusals,
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "Токен заседания: Authorization: Bearer efir_…" },
      },
    },
  };
}

function paths(): OpenApi["paths"] {
  const byPath: Record<string, Record<string, PathOperation>> = {};
  for (const operation of operations) {
    const path = addressOf(operation);
    byPath[path] = { ...byPath[path], [operation.method.toLowerCase()]: pathOperation(operation) };
  }
  return byPath;
}

/** `/api/v1/meetings/{slug}/state`. */
export const addressOf = ({ path }: Pick<Operation, "path">): string => path.replace(/:(\w+)/g, "{$1}");

function pathOperation(operation: Operation): PathOperation {
  const { id: operationId, summary, more } = operation;
  return {
    operationId,
    summary,
    ...(more === undefined ? {} : { description: more }),
    parameters: [...pathParameters(operation), ...headerParameters(operation)],
    ...(operation.method === "POST" ? { requestBody: bodyOf(operation.body) } : {}),
    responses: { "200": successOf(operation), ...refusalRefs },
  };
}

const pathParameters = ({ path }: Operation): readonly Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    description: parameterWords[name] ?? name,
    schema: name === "layer" ? jsonOf(layerShape) : { type: "string" },
  }));

const parameterWords: Readonly<Record<string, string>> = {
  slug: "Имя заседания: последнее слово адреса /m/…",
  cueId: "Карточка: cueId из списка карточек",
  itemId: "Пункт программы: cueId его карточки",
  layer: "Слой",
};

function headerParameters({ method, id }: Operation): readonly Json[] {
  if (id === "followState")
    return [header("Last-Event-ID", "Ставят сами клиенты потока; состояние приходит в любом случае")];
  if (method === "GET") return [];
  return [
    header(
      "Idempotency-Key",
      "До 200 знаков, свой на каждое нажатие. Повтор с тем же ключом, адресом и телом ничего не делает и получает прежний ответ",
    ),
  ];
}

const header = (name: string, description: string): Json => ({
  name,
  in: "header",
  required: false,
  description,
  schema: { type: "string", maxLength: 200 },
});

const bodyOf = (shape: z.ZodType): Json => ({
  required: false,
  content: { "application/json": { schema: jsonOf(shape) } },
});

function successOf(operation: Operation): Json {
  if (operation.method === "POST") return answer("Done");
  switch (operation.gives) {
    case "state":
      return answer("State");
    case "cues":
      return answer("Cues");
    case "events":
      return {
        description: "События `state` (данные — State) и `end` (данные — `{code}`); id события — position состояния",
        content: { "text/event-stream": { schema: { type: "string" } } },
      };
  }
}

const answer = (name: SchemaName): Json => ({
  description: schemas[name].description,
  content: { "application/json": { schema: { $ref: refTo(name) } } },
});

const refTo = (name: string): string => `#/components/schemas/${name}`;

const refusalStatuses = [...new Set(problemCodes.map(statusOf))].toSorted((one, other) => one - other);

/** By status, the codes that come with it. */
const refusals: Readonly<Record<string, Json>> = Object.fromEntries(
  refusalStatuses.map((status) => [
    `Refused${status}`,
    {
      ...answer("Problem"),
      description: problemCodes
        .filter((code) => statusOf(code) === status)
        .map((code) => `${code}: ${wordsOf(code)}`)
        .join(". "),
    },
  ]),
);

const refusalRefs: Readonly<Record<string, Json>> = Object.fromEntries(
  refusalStatuses.map((status) => [String(status), { $ref: `#/components/responses/Refused${status}` }]),
);

function componentSchemas(): OpenApi["components"]["schemas"] {
  const registry = z.registry<{ id: string }>();
  for (const [id, shape] of Object.entries(schemas)) registry.add(shape, { id });
  const made = z.toJSONSchema(registry, { uri: refTo, override: growing });
  return Object.fromEntries(Object.entries(made.schemas).map(([name, schema]) => [name, bare(schema)]));
}

/** An answer may get more fields; whoever reads it passes over what it does not know (AP52). */
function growing({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  delete jsonSchema.additionalProperties;
  // What zod says of every whole number says nothing here.
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

const jsonOf = (shape: z.ZodType): Json => bare(z.toJSONSchema(shape, { io: "input" }));

/** The document says once which dialect its schemas are in; their names are their places in it. */
function bare(schema: object): Json {
  const { $schema: _dialect, $id: _place, ...rest } = schema as Json;
  return rest;
}
