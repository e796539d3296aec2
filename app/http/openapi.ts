import { z } from "zod";
import { API_OPERATIONS, type ApiOperation } from "./api-operations";
import { ErrorBody } from "./api-schemas";

type Json = Record<string, unknown>;

const REFUSALS: Readonly<Record<number, string>> = {
  400: "Something about the request is not understood",
  401: "No token, or one that is not in force",
  403: "The token may not be used for this",
  404: "There is no such thing",
  429: "Too many requests in this minute; the header Retry-After says how many seconds to wait",
};

/** The description of the API, in the language of OpenAPI 3.1. baseUrl: of this site, without a slash at the end. */
export function openApi(baseUrl: string, operations: readonly ApiOperation[] = API_OPERATIONS): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] ??= {};
    paths[operation.path]![operation.method] = describe(operation, schemas);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Tinh Hoa",
      version: "1",
      description:
        "Open data of selections and fairs of typical rural industrial products. Lists answer {items, total, page, pageSize}; refusals answer {error: {code, message, fields?}}. Identifiers are UUIDs, days YYYY-MM-DD, instants ISO 8601.",
    },
    servers: [{ url: baseUrl }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "Made by `cli token create`; ends on its day" },
      },
    },
  };
}

function describe(operation: ApiOperation, schemas: Json): Json {
  const { id, summary, scope, query, body, isBodyOptional = false, path } = operation;
  const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  return {
    operationId: id,
    summary,
    ...(scope && { security: [{ token: [scope] }], description: `Scope: ${scope}` }),
    parameters: [...inPath, ...(query ? queryParameters(query) : [])],
    ...(body && { requestBody: { required: !isBodyOptional, content: json(schemaOf(body, schemas, "input")) } }),
    responses: responsesOf(operation, schemas),
  };
}

function responsesOf({ answer, status = 200, scope, query, body, path, refusals }: ApiOperation, schemas: Json): Json {
  const error = json(schemaOf(ErrorBody, schemas, "output"));
  const possible = [
    ...(query || body ? [400] : []),
    ...(scope ? [401, 403] : []),
    ...(path.includes("{") ? [404] : []),
    429,
  ].map((code) => [code, REFUSALS[code]!] as const);
  const told = [...possible, ...Object.entries(refusals ?? {})];
  return {
    [status]: { description: "Done", ...answerContent(answer, schemas) },
    ...Object.fromEntries(told.map(([code, description]) => [code, { description, content: error }])),
  };
}

function answerContent(answer: ApiOperation["answer"], schemas: Json): Json {
  if (answer === "none") return {};
  if (answer === "text/csv") return { content: { "text/csv": { schema: { type: "string" } } } };
  return { content: json(schemaOf(answer, schemas, "output")) };
}

const json = (schema: Json) => ({ "application/json": { schema } });

function queryParameters(query: z.ZodObject): Json[] {
  // The output side: what a number of an address is after it was read.
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: "output" }) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name) && schema.default === undefined,
    ...(description !== undefined && { description }),
    schema,
  }));
}

/** Schemas with an id become components, named once and referred to. */
function schemaOf(schema: z.ZodType, schemas: Json, io: "input" | "output"): Json {
  const {
    $schema: _,
    $defs,
    ...own
  } = z.toJSONSchema(schema, { io, reused: "inline" }) as Json & {
    $defs?: Record<string, Json>;
  };
  for (const [name, definition] of Object.entries($defs ?? {})) schemas[name] = pointingToComponents(definition);
  const { id, ...rest } = own as { id?: string } & Json;
  if (!id) return pointingToComponents(rest);
  schemas[id] = pointingToComponents(rest);
  return { $ref: `#/components/schemas/${id}` };
}

function pointingToComponents(schema: Json): Json {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { id: _, ...rest } = JSON.parse(text) as Json;
  return rest;
}
