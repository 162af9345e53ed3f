import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * Runs one OpenSearch node on loopback: {@code java -cp 'lib/*' Suche.java <folder> <http port> <transport port>}.
 * The runner's own main class knows no address to bind to, and no HTTP port above 9299.
 */
public class Suche {
  public static void main(String[] args) throws Exception {
    OpenSearchRunner runner = new OpenSearchRunner();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        runner.close();
      } catch (Exception e) {
        System.err.println("OpenSearch did not close cleanly: " + e);
      }
    }));
    runner.onBuild((nummer, s) -> {
      s.put("network.host", "127.0.0.1");
      s.put("http.port", args[1]);
      s.put("transport.port", args[2]);
      s.put("node.store.allow_mmap", false);
      // A share of the disk as limit would stop a node on a well filled disk that has gigabytes left.
      s.put("cluster.routing.allocation.disk.watermark.low", "2gb");
      s.put("cluster.routing.allocation.disk.watermark.high", "1gb");
      s.put("cluster.routing.allocation.disk.watermark.flood_stage", "500mb");
    });
    runner.build("-basePath", args[0], "-clusterName", "camunda", "-numOfNode", "1", "-baseHttpPort", "0", "-useLogger");
    Thread.currentThread().join();
  }
}
