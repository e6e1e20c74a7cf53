package android.accounts;

import org.consentinel.player.Persona;

public class AccountManager {
    public Account[] getAccounts() {
        return new Account[] {new Account(Persona.text("account"), "com.qingzhou")};
    }
}
