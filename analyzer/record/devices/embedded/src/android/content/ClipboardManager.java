package android.content;

import org.consentinel.player.Persona;

public class ClipboardManager {
    public ClipData getPrimaryClip() {
        return ClipData.newPlainText("", Persona.text("clipboard"));
    }
}
