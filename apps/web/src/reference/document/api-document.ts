/** A JSON Schema as far as the contract's document uses it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: Schema;
  example?: string | number | boolean;
}

interface Content {
  content?: Record<string, { schema?: Schema; example?: unknown }>;
}

/** An operation as the document has it. */
export interface DocumentOperation {
  operationId: string;
  tags: [string];
  summary: string;
  description?: string;
  parameters: Parameter[];
  requestBody?: Content & { required: boolean };
  responses: Record<string, Content & { description: string; 'x-codes'?: string[] }>;
  'x-permission': 'anyone' | 'signed_in' | 'participant' | 'in_room' | 'admin' | 'key';
  'x-api-key'?: { scope: string | null; alone: boolean };
  'x-rate-limit'?: { count: number; seconds: number; per: 'address' | 'caller' };
  'x-max-body'?: number;
}

export interface ErrorEntry {
  /** Null where only the SDK raises it. */
  status: number | null;
  meaning: string;
  cause: string;
  remedy: string;
}

/** The OpenAPI document of this server, as far as the reference reads it. */
export interface ApiDocument {
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, DocumentOperation>>;
  components: { schemas: Record<string, Schema> };
  'x-errors': Record<string, ErrorEntry>;
}

/** Asks this server for it. */
export async function loadDocument(): Promise<ApiDocument> {
  const answer = await fetch('/api/openapi.json', { signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`The document of the API was answered with status ${answer.status}.`);
  return (await answer.json()) as ApiDocument;
}
