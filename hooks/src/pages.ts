/*
 * What: a page of a WebView whose certificate was refused. The app is asked as ever; where its own code cancels the page in that
 * call, and our CA issued the certificate for the page's host, the page goes on instead.
 * What not: what an app decides later, as by a dialog; a page that is refused for more than its issuer.
 * Source: android.webkit.WebViewClient.onReceivedSslError, SslErrorHandler, android.net.http.SslError, and the same of Tencent's X5
 * (com.tencent.smtt), whose members have the same names; SslCertificate.getX509Certificate of Android 10. Before, the certificate cannot be had, and pages stay refused.
 */
import { Env, Handle, Ref } from "./bridge.js";
import { ThreadState } from "./guard.js";
import { arrayBytes, callObject, objectText, Reader } from "./jni.js";
import { Issuer } from "./native/support/x509.js";

/** SslError.SSL_UNTRUSTED, and all others there are. */
const UNTRUSTED = 3;
const OTHERS = [0, 1, 2, 4, 5];
const MAX_CERTIFICATE = 1 << 16;
const MAX_URL = 4096;
/** The host of an address; whatever is written in another way stays refused. */
const HOST = /^(?:https|wss):\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?(?:[/?#]|$)/i;

export class Pages {
  private issuer: Issuer | null = null;
  private readonly hasError = new Reader("hasError", "indexed");
  private readonly url = new Reader("getUrl", "method");
  private readonly certificate = new Reader("getCertificate", "method");
  private readonly x509 = new Reader("getX509Certificate", "method");
  private readonly go = new Reader("proceed", "method");

  constructor(private readonly caPem: string) {}

  /** The host of a refused page that may go on; null where it stays refused. */
  hostOf(env: Env, error: unknown): string | null {
    if (!(error instanceof Ref)) return null;
    try {
      const has = (kind: number) => this.hasError.read(env, error.$h, kind) === true;
      if (!has(UNTRUSTED) || OTHERS.some(has)) return null;
      const host = HOST.exec(objectText(env, this.read(env, this.url, error.$h), MAX_URL).text)?.[1]?.replace(/^\[|\]$/g, "");
      const shown = this.read(env, this.x509, this.read(env, this.certificate, error.$h));
      const encoded = callObject(env, shown, ["java/security/cert/Certificate", "getEncoded", "()[B"]);
      const leaf = new Uint8Array(arrayBytes(env, encoded, 0, MAX_CERTIFICATE, MAX_CERTIFICATE));
      this.issuer ??= new Issuer(this.caPem);
      return host !== undefined && this.issuer.accepts(leaf, [host], Date.now()) ? host : null;
    } catch {
      return null;
    }
  }

  /** Let a page go on. */
  proceed(env: Env, handler: Handle): void {
    this.go.read(env, handler);
  }

  private read(env: Env, reader: Reader, of: Handle): Handle {
    const value = reader.read(env, of);
    if (!(value instanceof NativePointer) || value.isNull()) throw new Error("nothing");
    return value;
  }
}

/** The host of the page that a handler decides about, of those that this thread's app is being asked about; else null. */
export function pageOf(env: Env, state: ThreadState, handler: Handle): string | null {
  return state.pages.find((page) => env.isSameObject(page.handler, handler))?.host ?? null;
}
