import type { Hooks } from "./hooks.js";

/** The part of OpenTelemetry's `Span` that is used. */
export interface OtelSpan {
  setAttribute(name: string, value: string | number): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  end(): void;
}

/** The part of OpenTelemetry's `Tracer` that is used; any tracer of `@opentelemetry/api` has it. */
export interface OtelTracer {
  startSpan(name: string, options: { kind: number; attributes: Record<string, string | number> }): OtelSpan;
}

// The values of OpenTelemetry's enums SpanKind.CLIENT and SpanStatusCode.ERROR, which are part of its stable API.
const CLIENT = 2;
const ERROR = 2;

/**
 * Traces every attempt as a client span, named and described by OpenTelemetry's conventions for HTTP.
 *
 * @example
 * createClient({ hooks: otelHooks(trace.getTracer("my-service")) });
 */
export function otelHooks(tracer: OtelTracer): Hooks {
  const spans = new Map<string, OtelSpan>();
  return {
    onRequest({ call, attempt, method, url }) {
      const { hostname, port, protocol } = new URL(url);
      const attributes: Record<string, string | number> = {
        "http.request.method": method,
        "url.full": url,
        "server.address": hostname,
        "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
      };
      if (attempt > 1) attributes["http.request.resend_count"] = attempt - 1;
      spans.set(`${call} ${attempt}`, tracer.startSpan(method, { kind: CLIENT, attributes }));
    },
    onResponse({ call, attempt, status, error }) {
      const key = `${call} ${attempt}`;
      const span = spans.get(key);
      if (!span) return;
      spans.delete(key);
      if (status !== undefined) span.setAttribute("http.response.status_code", status);
      const failure = error ?? (status !== undefined && status >= 400 ? `${status}` : undefined);
      if (failure !== undefined) {
        span.setAttribute("error.type", failure);
        span.setStatus({ code: ERROR, message: failure });
      }
      span.end();
    },
  };
}
