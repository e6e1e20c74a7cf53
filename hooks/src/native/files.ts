/*
 * What: files of the system that tell a device from others, as they are opened; of the ones that hold an id, the id.
 * What not: files of the app. What the C library opens for itself (fopen of glibc) is seen at the outer function.
 * Source: open(2), proc(5); Documentation/ABI/testing/sysfs-class-net of the Linux kernel.
 */
import { errnoName, fileText, text } from "./support/memory.js";
import { Found, handler, Handler, Library, Unit } from "./support/unit.js";

const MAC = /\b(?!00:00:00:00:00:00)[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b/gi;
const MAX_VALUES = 64;

/** What of a file is an id; other files are named without their content. */
function idsOf(path: string): string[] {
  const isSerial = /\/(?:iSerial|serial_number|serial|cid)$/.test(path);
  const isHardware = /\/address$/.test(path) || path.endsWith("/arp");
  const isCpu = path === "/proc/cpuinfo";
  if (!isSerial && !isHardware && !isCpu) return [];
  const content = fileText(path);
  if (content === null) return [];
  if (isHardware) return [...new Set(content.match(MAC) ?? [])].slice(0, MAX_VALUES);
  if (isCpu) return (/^Serial\s*:\s*(\S+)/m.exec(content) ?? []).slice(1, 2);
  return content.trim() === "" ? [] : [content.trim()];
}

function open(library: Library, pathAt: number, isPointer: boolean): Handler {
  return handler<string>(
    (args) => {
      const pointer = args[pathAt] as NativePointer;
      // Two bytes tell nearly all other files apart, without making a text of them.
      if (pointer.isNull() || pointer.readU8() !== 0x2f) return null;
      const path = text(pointer, 4096) as string;
      return library.isMeant(path) ? path : null;
    },
    (path, result, errno): Found[] => {
      const isOpen = isPointer ? !result.isNull() : result.toInt32() >= 0;
      if (!isOpen) return [{ subject: path, args: [path], error: errnoName(errno) }];
      const [value = null, ...values] = idsOf(path);
      return [{ subject: path, value, values, args: [path] }];
    },
  );
}

export const hook: Unit = {
  handlers: (library) => ({
    open: open(library, 0, false),
    open64: open(library, 0, false),
    __open_2: open(library, 0, false),
    openat: open(library, 1, false),
    openat64: open(library, 1, false),
    __openat_2: open(library, 1, false),
    fopen: open(library, 0, true),
    fopen64: open(library, 0, true),
  }),
};
