package android.webkit;

import android.content.Context;
import android.view.View;

public class WebView extends View {
    private String url;

    public WebView(Context context) {
        super(context);
    }

    public void loadUrl(String url) {
        this.url = url; // the player makes the request
    }

    public String getUrl() {
        return url;
    }
}
