import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** The app of the native hooks' tests on a JVM: does what a line of standard input names. */
public class Act {
    static String connect(int port) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            return String.valueOf(socket.getLocalPort());
        }
    }

    static String lookUp(String name) throws Exception {
        return InetAddress.getByName(name).getHostAddress();
    }

    static String readFile(String path) throws Exception {
        try (FileInputStream stream = new FileInputStream(path)) {
            return String.valueOf(stream.readAllBytes().length);
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println("ready");
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String[] words = line.split(" ");
            System.out.println(
                    switch (words[0]) {
                        case "connect" -> connect(Integer.parseInt(words[1]));
                        case "look_up" -> lookUp(words[1]);
                        case "read_file" -> readFile(words[1]);
                        default -> "?";
                    });
        }
    }
}
