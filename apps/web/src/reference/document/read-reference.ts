import type { ApiDocument, DocumentOperation, ErrorEntry, Parameter, Schema } from './api-document.ts';

/** A body that is sent or answered, with its example. */
export interface Body {
  schema: Schema;
  example: unknown;
}

/** What an operation answers when it did what it was asked for. */
export interface Success {
  status: string;
  body: Body | null;
  /** Not JSON but the bytes of something. */
  bytes: boolean;
}

export interface Operation {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  group: string;
  summary: string;
  description: string | null;
  parameters: readonly Parameter[];
  body: (Body & { required: boolean }) | null;
  successes: readonly Success[];
  failures: readonly { status: string; codes: readonly string[] }[];
  permission: DocumentOperation['x-permission'];
  key: NonNullable<DocumentOperation['x-api-key']> | null;
  rateLimit: NonNullable<DocumentOperation['x-rate-limit']> | null;
  maxBody: number | null;
}

export interface Group {
  /** As in the address of its page. */
  slug: string;
  name: string;
  description: string;
  operations: readonly Operation[];
}

export interface Reference {
  groups: readonly Group[];
  errors: Readonly<Record<string, ErrorEntry>>;
  /** Named schemas. */
  schemas: Readonly<Record<string, Schema>>;
}

const JSON_TYPE = 'application/json';

/** The document in the order in which it is read: groups, each with its operations. */
export function readReference(document: ApiDocument): Reference {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, described]) => operationOf(method, path, described)),
  );
  return {
    groups: document.tags.map(({ name, description }) => ({
      slug: name.toLowerCase().replaceAll(' ', '-'),
      name,
      description,
      operations: operations.filter(({ group }) => group === name),
    })),
    errors: document['x-errors'],
    schemas: document.components.schemas,
  };
}

function operationOf(method: string, path: string, described: DocumentOperation): Operation {
  const body = described.requestBody?.content?.[JSON_TYPE];
  const responses = Object.entries(described.responses);
  return {
    id: described.operationId,
    method: method.toUpperCase() as Operation['method'],
    path,
    group: described.tags[0],
    summary: described.summary,
    description: described.description ?? null,
    parameters: described.parameters,
    body:
      body?.schema === undefined
        ? null
        : { schema: body.schema, example: body.example, required: described.requestBody?.required === true },
    successes: responses
      .filter(([status]) => Number(status) < 400)
      .map(([status, { content }]) => {
        const json = content?.[JSON_TYPE];
        const told = json?.schema === undefined ? null : { schema: json.schema, example: json.example };
        return { status, body: told, bytes: content !== undefined && told === null };
      }),
    failures: responses
      .filter(([status]) => Number(status) >= 400)
      .map(([status, answer]) => ({ status, codes: answer['x-codes'] ?? [] })),
    permission: described['x-permission'],
    key: described['x-api-key'] ?? null,
    rateLimit: described['x-rate-limit'] ?? null,
    maxBody: described['x-max-body'] ?? null,
  };
}
