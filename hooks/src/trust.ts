/*
 * What: lets an app that pins its servers accept certificates of our own CA, and nothing else. The app's own check runs
 * first; only where it refuses, and the platform's own PKIX check with our CA alone accepts, the refusal is dropped.
 * What not: host names, dates, signatures: those stay checked, by the platform and by the app.
 * Source: javax.net.ssl.X509TrustManager, java.security.cert.CertificateFactory.
 */
import { Env, Handle, Method, Ref } from "./bridge.js";
import { callObject, callStatic, callVoid, construct, isInstance, isObjectArray, Reader } from "./jni.js";

const STRING = "Ljava/lang/String;";
const EXTENDED = "javax/net/ssl/X509ExtendedTrustManager";

export class Trust {
  private manager: Handle | null = null;
  private readonly invoke = new Reader("invoke", "method");

  constructor(private readonly caPem: string) {}

  /**
   * What a check gives back that is to pass, if one of `values` (an array, a list, or a function that gives one) holds
   * certificates of our CA; else null. A check that gives back neither nothing, true, nor a list is left as it is.
   * `args`: all arguments; where a socket or an engine is among them, the check of ours looks at it, too, since it says
   * whether the name of the server is to be checked, and which.
   */
  passed(env: Env, method: Method, values: unknown[], args: unknown[]): { result: unknown } | null {
    for (const value of values) {
      const chain = value instanceof Ref ? this.chainOf(env, value.$h) : null;
      if (chain === null || !this.accepts(env, chain, args)) continue;
      const { className } = method.returnType;
      if (className === "void") return { result: undefined };
      if (className === "boolean") return { result: true };
      if (className !== "java.util.List") return null;
      return { result: new Ref(listOf(env, chain), null) };
    }
    return null;
  }

  private accepts(env: Env, chain: Handle, args: unknown[]): boolean {
    this.manager ??= env.newGlobalRef(this.makeManager(env));
    const [kind, connection] = connectionOf(env, args);
    const isExtended = connection !== null && isInstance(env, this.manager, EXTENDED);
    const type = `([Ljava/security/cert/X509Certificate;${STRING}${isExtended ? `L${kind};` : ""})V`;
    const given = [chain, env.newStringUtf("UNKNOWN"), ...(isExtended ? [connection as Handle] : [])];
    const klass = isExtended ? EXTENDED : "javax/net/ssl/X509TrustManager";
    try {
      callVoid(env, this.manager, [klass, "checkServerTrusted", type], given.map(() => "pointer" as const), given);
      return true;
    } catch {
      return false;
    }
  }

  /** The chain as X509Certificate[], leaf first. */
  private chainOf(env: Env, value: Handle): Handle | null {
    if (isInstance(env, value, "[Ljava/security/cert/X509Certificate;")) return value;
    if (isInstance(env, value, "java/util/Collection")) return this.asArray(env, value);
    if (isObjectArray(env, value)) return this.asArray(env, listOf(env, value));
    const given = this.invoke.read(env, value);
    if (!(given instanceof NativePointer) || !isInstance(env, given, "java/util/Collection")) return null;
    return this.asArray(env, given);
  }

  private asArray(env: Env, collection: Handle): Handle | null {
    const empty = env.newObjectArray(0, env.findClass("java/security/cert/X509Certificate"), NULL);
    const signature = "([Ljava/lang/Object;)[Ljava/lang/Object;";
    try {
      return callObject(env, collection, ["java/util/Collection", "toArray", signature], ["pointer"], [empty]);
    } catch {
      return null;
    }
  }

  /** A trust manager of the platform that knows our CA alone. */
  private makeManager(env: Env): Handle {
    const keyStore = "java/security/KeyStore";
    const factory = "javax/net/ssl/TrustManagerFactory";
    const kind = callStatic(env, [keyStore, "getDefaultType", `()${STRING}`], "pointer") as Handle;
    const store = getInstance(env, keyStore, kind);
    const load = [keyStore, "load", "(Ljava/io/InputStream;[C)V"] as const;
    callVoid(env, store, [...load], ["pointer", "pointer"], [NULL, NULL]);
    const put = [keyStore, "setCertificateEntry", `(${STRING}Ljava/security/cert/Certificate;)V`] as const;
    callVoid(env, store, [...put], ["pointer", "pointer"], [env.newStringUtf("consentinel"), this.certificate(env)]);
    const algorithm = callStatic(env, [factory, "getDefaultAlgorithm", `()${STRING}`], "pointer") as Handle;
    const made = getInstance(env, factory, algorithm);
    callVoid(env, made, [factory, "init", `(L${keyStore};)V`], ["pointer"], [store]);
    const managers = callObject(env, made, [factory, "getTrustManagers", "()[Ljavax/net/ssl/TrustManager;"]);
    return env.getObjectArrayElement(managers, 0);
  }

  private certificate(env: Env): Handle {
    const factory = "java/security/cert/CertificateFactory";
    const made = getInstance(env, factory, env.newStringUtf("X.509"));
    const text = env.newStringUtf(this.caPem);
    const bytes = callObject(env, text, ["java/lang/String", "getBytes", "()[B"]);
    const stream = construct(env, "java/io/ByteArrayInputStream", "([B)V", ["pointer"], [bytes]);
    const signature = "(Ljava/io/InputStream;)Ljava/security/cert/Certificate;";
    return callObject(env, made, [factory, "generateCertificate", signature], ["pointer"], [stream]);
  }
}

/** The socket or the engine among some arguments, with its class. */
function connectionOf(env: Env, args: unknown[]): [string, Handle | null] {
  for (const kind of ["javax/net/ssl/SSLEngine", "java/net/Socket"]) {
    const found = args.find((arg) => arg instanceof Ref && isInstance(env, arg.$h, kind));
    if (found instanceof Ref) return [kind, found.$h];
  }
  return ["", null];
}

function getInstance(env: Env, klass: string, name: Handle): Handle {
  return callStatic(env, [klass, "getInstance", `(${STRING})L${klass};`], "pointer", ["pointer"], [name]) as Handle;
}

function listOf(env: Env, array: Handle): Handle {
  const asList = ["java/util/Arrays", "asList", "([Ljava/lang/Object;)Ljava/util/List;"] as const;
  return callStatic(env, [...asList], "pointer", ["pointer"], [array]) as Handle;
}
