import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.impl.BpmnModelInstanceImpl;
import io.camunda.zeebe.model.bpmn.impl.BpmnParser;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.JobBatchRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.stream.impl.StreamProcessorContext;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerProvider;
import io.grpc.ServerRegistry;
import io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.agrona.concurrent.UnsafeBuffer;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.impl.DmnModelInstanceImpl;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.camunda.bpm.model.xml.ModelInstance;

/**
 * In-memory Zeebe engines behind a small HTTP interface on loopback. Run as source: `java -cp 'lib/*' TestEngine.java`.
 * Prints {"http":port} when ready and ends when standard input closes, so that no test run leaves it behind.
 * One process holds any number of engines one after the other (a new one takes a fraction of a second when warm).
 *
 * POST /engine {beginn?}                  a new engine, its clock at `beginn` (ISO instant): {id, grpc, versatzMs}
 * POST /engine/ID/uhr {umMs}              moves the engine's clock forwards: {versatzMs}
 * GET  /engine/ID/saetze?ab=POS&warteMs=N what happened and was refused after POS (waits up to N ms for the first): {saetze, bis, ruhig, bediente}
 * POST /engine/ID/aufgabe {key, intent, …} writes a user task command into the log: {position}
 * POST /engine/ID/ende                    stops the engine; its coverage is kept
 * GET  /abdeckung                         {processId: {elementId: times}} over all engines so far
 */
public class TestEngine {
  static final ObjectMapper JSON = new ObjectMapper();
  static final Map<String, TestEngine> ENGINES = new ConcurrentHashMap<>();
  static final Map<String, Map<String, Integer>> COVERAGE = new TreeMap<>();
  /** What an engine of the 8.8 line writes about itself when it is new: by name, because 8.6 has not all of them. */
  static final Set<String> SETUP = Set.of("IDENTITY_SETUP", "USAGE_METRIC", "ROLE", "TENANT", "AUTHORIZATION", "USER", "GROUP", "MAPPING_RULE");
  /** Records that carry deployed files, which are no data of a case. */
  static final Set<String> DEPLOYED = Set.of("DEPLOYMENT", "PROCESS", "FORM", "DECISION_REQUIREMENTS", "RESOURCE");
  static int created = 0;
  static Gate building;

  final ZeebeTestEngine engine;
  final LogStream log;
  final LogStreamWriter writer;
  final StreamProcessor processor;
  final List<ObjectNode> records = new ArrayList<>();
  final Gate gate = new Gate();
  volatile boolean ended = false;
  final Semaphore grown = new Semaphore(0);
  long offsetMs = 0;
  int seen = 0;
  long lastPosition = 0;

  public static void main(String[] args) throws Exception {
    ServerRegistry.getDefaultRegistry().register(new LoopbackServers());
    set(Bpmn.class, Bpmn.INSTANCE, "bpmnParser", new BpmnMemory());
    set(Dmn.class, Dmn.INSTANCE, "dmnParser", new DmnMemory());
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newCachedThreadPool());
    http.createContext("/", TestEngine::handle);
    http.start();
    System.out.println("{\"http\":" + http.getAddress().getPort() + "}");
    while (System.in.read() != -1) { }
    Runtime.getRuntime().halt(0);
  }

  /** The engine's gateway asks gRPC for a server on all interfaces; this gives it one on loopback and a free port. */
  static class LoopbackServers extends ServerProvider {
    @Override protected boolean isAvailable() { return true; }
    @Override protected int priority() { return 10; }
    @Override protected ServerBuilder<?> builderForPort(int port) {
      return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).intercept(building);
    }
  }

  /**
   * Long polling. The engine of the tests answers "no jobs" at once, where a real gateway waits for the first job; a worker
   * that relies on that would ask all the time. So a request for jobs is held here until there is news of its type, and
   * for a few seconds at the most: should a wake-up ever be missed, the next request finds the job.
   */
  static class Gate implements ServerInterceptor {
    static final long HELD_MS = 10_000;
    record Waiting(String type, long until, ServerCall<?, ?> call, Runnable go) { }
    final List<Waiting> waiting = new ArrayList<>();
    final Map<String, Integer> news = new TreeMap<>();
    final Map<String, Integer> told = new TreeMap<>();
    final Set<String> types = new TreeSet<>();

    @Override public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      var inner = next.startCall(call, headers);
      if (!call.getMethodDescriptor().getBareMethodName().equals("ActivateJobs")) return inner;
      return new ForwardingServerCallListener.SimpleForwardingServerCallListener<Q>(inner) {
        ActivateJobsRequest request;
        @Override public void onMessage(Q message) {
          request = (ActivateJobsRequest) message;
          super.onMessage(message);
        }
        @Override public void onHalfClose() {
          if (request == null || request.getRequestTimeout() < 0) super.onHalfClose();
          else add(new Waiting(request.getType(), System.currentTimeMillis() + (request.getRequestTimeout() > 0 ? Math.min(request.getRequestTimeout(), HELD_MS) : HELD_MS), call, super::onHalfClose));
        }
      };
    }

    void add(Waiting w) {
      synchronized (this) {
        types.add(w.type());
        waiting.add(w);
      }
      release();
    }

    synchronized void tell(String type) { news.merge(type, 1, Integer::sum); }

    /** An incident is solved: its job can be fetched again, whatever its type. */
    synchronized void tellAll() { types.forEach(this::tell); }

    synchronized List<String> types() { return List.copyOf(types); }

    /** The requests go on outside the lock: they write to the log, and who reads the log calls `tell`. */
    void release() { take().forEach(w -> w.go().run()); }

    synchronized List<Waiting> take() {
      var ready = new ArrayList<Waiting>();
      for (var w : List.copyOf(waiting)) {
        int now = news.getOrDefault(w.type(), 0);
        boolean due = now > told.getOrDefault(w.type(), 0);
        if (!w.call().isCancelled() && !due && System.currentTimeMillis() < w.until()) continue;
        waiting.remove(w);
        if (w.call().isCancelled()) continue;
        if (due) told.put(w.type(), now);
        ready.add(w);
      }
      return ready;
    }
  }

  TestEngine(Instant begin) throws Exception {
    building = gate;
    engine = EngineFactory.create(0);
    log = field(engine, "logStream", LogStream.class);
    processor = field(engine, "streamProcessor", StreamProcessor.class);
    oneAnswerAtATime(field(processor, "streamProcessorContext", StreamProcessorContext.class));
    writer = log.newLogStreamWriter();
    if (begin != null) move(Duration.between(Instant.now(), begin).toMillis());
    log.registerRecordAvailableListener(grown::release);
    engine.start();
    var reader = new Thread(this::readAlong, "records");
    reader.setDaemon(true);
    reader.start();
  }

  /** Reads the log as it grows, and lets those know who wait: workers and /saetze. */
  void readAlong() {
    try {
      while (!ended) {
        synchronized (this) {
          refresh();
          notifyAll();
        }
        gate.release();
        if (grown.tryAcquire(100, TimeUnit.MILLISECONDS)) grown.drainPermits();
      }
    } catch (Exception e) {
      if (!ended) e.printStackTrace();
    }
  }

  /**
   * The engine's writer of answers keeps key, intent and value of an answer in static fields: engines that answer at the same
   * time would answer with each other's, and a job that was fetched would reach nobody. So an answer is collected first
   * and written as a whole while no other engine writes one.
   */
  static void oneAnswerAtATime(StreamProcessorContext context) {
    var writer = context.getCommandResponseWriter();
    record Part(Method method, Object[] values) { }
    var parts = new ArrayList<Part>();
    context.commandResponseWriter((CommandResponseWriter) Proxy.newProxyInstance(TestEngine.class.getClassLoader(), new Class<?>[] {CommandResponseWriter.class}, (self, method, values) -> {
      parts.add(new Part(method, values));
      if (!method.getName().equals("tryWriteResponse")) return self;
      var answer = List.copyOf(parts);
      parts.clear();
      synchronized (ENGINES) {
        try {
          for (var part : answer) part.method().invoke(writer, part.values());
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
      return null;
    }));
  }

  /**
   * An engine reads each file that is deployed twice, and each time the schemas of BPMN or DMN before it; that was a third of
   * the work of all engines. The same bytes are read once in this process, then copied.
   */
  static class Memory<M extends ModelInstance> {
    final Map<ByteBuffer, M> read = new TreeMap<>();

    @SuppressWarnings("unchecked")
    synchronized M get(InputStream in, Function<InputStream, M> parse) {
      try {
        var bytes = in.readAllBytes();
        return (M) read.computeIfAbsent(ByteBuffer.wrap(bytes), x -> parse.apply(new ByteArrayInputStream(bytes))).clone();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static class BpmnMemory extends BpmnParser {
    final Memory<BpmnModelInstanceImpl> memory = new Memory<>();
    @Override public BpmnModelInstanceImpl parseModelFromStream(InputStream in) { return memory.get(in, super::parseModelFromStream); }
  }

  static class DmnMemory extends DmnParser {
    final Memory<DmnModelInstanceImpl> memory = new Memory<>();
    @Override public DmnModelInstanceImpl parseModelFromStream(InputStream in) { return memory.get(in, super::parseModelFromStream); }
  }

  static <T> void set(Class<T> type, T of, String name, Object value) throws Exception {
    var f = type.getDeclaredField(name);
    f.setAccessible(true);
    f.set(of, value);
  }

  static <T> T field(Object of, String name, Class<T> type) throws Exception {
    var f = of.getClass().getDeclaredField(name);
    f.setAccessible(true);
    return type.cast(f.get(of));
  }

  /** The engine's time is the machine's plus the offset, so whoever knows the offset has the same clock. */
  void move(long ms) {
    engine.increaseTime(Duration.ofMillis(ms));
    offsetMs += ms;
  }

  int grpcPort() throws Exception { return field(engine, "grpcServer", io.grpc.Server.class).getPort(); }

  // ---- records

  /** Takes over what the log has gained. Job polling is left out, deployed files too. */
  synchronized void refresh() throws IOException {
    var all = (List<Record<?>>) engine.getRecordStreamSource().getRecords();
    while (seen < all.size()) {
      var r = all.get(seen++);
      lastPosition = r.getPosition();
      if (SETUP.contains(r.getValueType().name())) continue;
      if (r.getValueType() == ValueType.JOB_BATCH) {
        var batch = (JobBatchRecordValue) r.getValue();
        if (r.getRecordType() == RecordType.EVENT && !batch.getJobs().isEmpty()) gate.tell(batch.getType()); // there may be more
        continue;
      }
      if (r.getRecordType() == RecordType.EVENT && r.getValue() instanceof JobRecordValue job && !r.getIntent().name().equals("COMPLETED")) gate.tell(job.getType());
      if (r.getValueType() == ValueType.INCIDENT && r.getIntent() == IncidentIntent.RESOLVED) gate.tellAll();
      if (r.getRecordType() == RecordType.COMMAND) continue; // what is done or refused follows: it says the same
      var node = (ObjectNode) plain(JSON.readTree(r.toJson()), null);
      node.remove("authorizations");
      if (DEPLOYED.contains(r.getValueType().name())) node.findParents("resource").forEach(o -> ((ObjectNode) o).remove("resource"));
      records.add(node);
      count(node);
    }
  }

  /** Keys as text because they do not fit into a JavaScript number; variables stay as they are. */
  static JsonNode plain(JsonNode node, String name) {
    if (node.isIntegralNumber() && name != null && (name.equals("key") || name.endsWith("Key"))) return JSON.getNodeFactory().textNode(node.asText());
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) list.set(i, plain(list.get(i), null));
    } else if (node instanceof ObjectNode object) {
      var names = new ArrayList<String>();
      object.fieldNames().forEachRemaining(names::add);
      for (var n : names) if (!n.equals("variables")) object.set(n, plain(object.get(n), n));
    }
    return node;
  }

  static void count(JsonNode r) {
    if (!r.path("valueType").asText().equals("PROCESS_INSTANCE") || !r.path("recordType").asText().equals("EVENT")) return;
    var intent = r.path("intent").asText();
    if (!intent.equals("ELEMENT_COMPLETED") && !intent.equals("ELEMENT_TERMINATED") && !intent.equals("SEQUENCE_FLOW_TAKEN")) return;
    synchronized (COVERAGE) {
      var v = r.path("value");
      COVERAGE.computeIfAbsent(v.path("bpmnProcessId").asText(), x -> new TreeMap<>()).merge(v.path("elementId").asText(), 1, Integer::sum);
    }
  }

  ObjectNode recordsAfter(long position, long waitMs) throws Exception {
    long until = System.currentTimeMillis() + waitMs;
    var answer = JSON.createObjectNode();
    synchronized (this) {
      refresh();
      while (lastPosition <= position && System.currentTimeMillis() < until) {
        wait(Math.max(1, until - System.currentTimeMillis()));
        refresh();
      }
      var list = answer.putArray("saetze");
      int from = records.size();
      while (from > 0 && records.get(from - 1).path("position").asLong() > position) from--;
      records.subList(from, records.size()).forEach(list::add);
      answer.put("bis", lastPosition);
      gate.types().forEach(answer.putArray("bediente")::add);
    }
    boolean idle = processor.hasProcessingReachedTheEnd().join();
    long end = answer.path("bis").asLong();
    synchronized (this) {
      refresh();
      idle = idle && lastPosition == end;
    }
    return answer.put("ruhig", idle);
  }

  // ---- commands

  /** The engine of the tests has no REST, so what Tasklist sends is written to the log directly. */
  ObjectNode userTaskCommand(JsonNode in) throws Exception {
    long key = Long.parseLong(in.path("key").asText());
    var intent = UserTaskIntent.valueOf(in.path("intent").asText());
    var value = new UserTaskRecord().setUserTaskKey(key).setAction(intent.name().toLowerCase());
    if (in.hasNonNull("assignee")) value.setAssignee(in.path("assignee").asText());
    if (in.hasNonNull("variablen")) value.setVariables(new UnsafeBuffer(MsgPackConverter.convertToMsgPack(in.path("variablen").toString())));
    var meta = new RecordMetadata().recordType(RecordType.COMMAND).valueType(ValueType.USER_TASK).intent(intent);
    var written = writer.tryWrite(WriteContext.internal(), LogAppendEntry.of(key, meta, value));
    if (written.isLeft()) throw new IllegalStateException("not written: " + written.getLeft());
    return JSON.createObjectNode().put("position", written.get());
  }

  // ---- HTTP

  static void handle(HttpExchange x) throws IOException {
    int status = 200;
    JsonNode out;
    try {
      var body = x.getRequestBody().readAllBytes();
      out = answer(x.getRequestMethod() + " " + x.getRequestURI().getPath(), query(x), body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
    } catch (Throwable e) {
      status = e instanceof IllegalArgumentException ? 400 : 500;
      out = JSON.createObjectNode().put("fehler", String.valueOf(e));
    }
    var bytes = JSON.writeValueAsBytes(out);
    x.getResponseHeaders().set("content-type", "application/json");
    x.sendResponseHeaders(status, bytes.length);
    x.getResponseBody().write(bytes);
    x.close();
  }

  static JsonNode answer(String request, Map<String, String> query, JsonNode in) throws Exception {
    if (request.equals("POST /engine")) return create(in);
    if (request.equals("GET /abdeckung")) {
      for (var e : ENGINES.values()) e.refresh();
      synchronized (COVERAGE) { return JSON.valueToTree(COVERAGE); }
    }
    var part = request.split("/");
    var e = part.length == 4 && part[1].equals("engine") ? ENGINES.get(part[2]) : null;
    if (e == null) throw new IllegalArgumentException("no such engine or path: " + request);
    switch (part[0].trim() + " " + part[3]) {
      case "GET saetze": return e.recordsAfter(Long.parseLong(query.getOrDefault("ab", "-1")), Long.parseLong(query.getOrDefault("warteMs", "0")));
      case "POST aufgabe": return e.userTaskCommand(in);
      case "POST uhr":
        if (in.path("umMs").asLong() < 0) throw new IllegalArgumentException("the engine's clock only goes forwards");
        e.move(in.path("umMs").asLong());
        return JSON.createObjectNode().put("versatzMs", e.offsetMs);
      case "POST ende":
        e.refresh();
        ENGINES.remove(part[2]);
        e.ended = true;
        e.engine.stop();
        return JSON.createObjectNode();
      default: throw new IllegalArgumentException("no such path: " + request);
    }
  }

  static synchronized JsonNode create(JsonNode in) throws Exception {
    var e = new TestEngine(in.hasNonNull("beginn") ? Instant.parse(in.path("beginn").asText()) : null);
    var id = String.valueOf(++created);
    ENGINES.put(id, e);
    return JSON.createObjectNode().put("id", id).put("grpc", "127.0.0.1:" + e.grpcPort()).put("versatzMs", e.offsetMs);
  }

  static Map<String, String> query(HttpExchange x) {
    var map = new TreeMap<String, String>();
    var raw = x.getRequestURI().getQuery();
    if (raw != null) for (var pair : raw.split("&")) map.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    return map;
  }
}
