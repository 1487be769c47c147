// Runs a load bundle in Sobek: init code, setup, and some iterations of each scenario, with k6's modules replaced by
// small ones of our own. It shows that a bundle needs nothing but the language and those modules.
package main

import (
	"crypto/tls"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/grafana/sobek"
)

//go:embed modules.js
var modulesSource string

type call struct {
	Method  string            `json:"method"`
	URL     string            `json:"url"`
	Headers map[string]string `json:"headers"`
	Timeout float64           `json:"timeout"`
	Binary  bool              `json:"binary"`
	Body    *string           `json:"body"`
}

type answer struct {
	Status  int               `json:"status"`
	Body    string            `json:"body"`
	Base64  string            `json:"base64"`
	Headers map[string]string `json:"headers"`
	Error   string            `json:"error"`
	Millis  float64           `json:"millis"`
}

var client = &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}

func send(text string) string {
	var request call
	if err := json.Unmarshal([]byte(text), &request); err != nil {
		panic(err)
	}
	began := time.Now()
	result := exchange(request)
	result.Millis = float64(time.Since(began).Microseconds()) / 1000
	encoded, _ := json.Marshal(result)
	return string(encoded)
}

func exchange(request call) answer {
	client.Timeout = time.Duration(request.Timeout) * time.Millisecond
	out, err := http.NewRequest(request.Method, request.URL, nil)
	if err != nil {
		return answer{Error: err.Error()}
	}
	for name, value := range request.Headers {
		out.Header.Set(name, value)
	}
	in, err := client.Do(out)
	if err != nil {
		return answer{Error: err.Error()}
	}
	defer in.Body.Close()
	body, err := io.ReadAll(io.LimitReader(in.Body, 16<<20))
	if err != nil {
		return answer{Error: err.Error()}
	}
	headers := map[string]string{}
	for name := range in.Header {
		headers[name] = in.Header.Get(name)
	}
	result := answer{Status: in.StatusCode, Headers: headers}
	if request.Binary {
		result.Base64 = base64.StdEncoding.EncodeToString(body)
	} else {
		result.Body = string(body)
	}
	return result
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	bundle := os.Args[1]
	iterations, err := strconv.Atoi(os.Args[2])
	fail(err)
	source, err := os.ReadFile(bundle)
	fail(err)
	runtime := sobek.New()
	env := map[string]string{}
	for _, pair := range os.Args[3:] {
		name, value, _ := strings.Cut(pair, "=")
		env[name] = value
	}
	set := func(name string, value any) { fail(runtime.Set(name, value)) }
	set("__ENV", env)
	set("__VU", 1)
	set("__ITER", 0)
	set("__send", send)
	set("__base64", func(text string) sobek.Value {
		bytes, _ := base64.StdEncoding.DecodeString(text)
		return runtime.ToValue(runtime.NewArrayBuffer(bytes))
	})
	set("__sleep", func(seconds float64) { time.Sleep(time.Duration(seconds * float64(time.Second))) })
	set("open", func(name string) (string, error) {
		text, err := os.ReadFile(name)
		return string(text), err
	})
	log := func(values ...any) { fmt.Fprintln(os.Stderr, values...) }
	set("console", map[string]any{"log": log, "info": log, "debug": log, "warn": log, "error": log})
	set("__state", runtime.NewObject())
	_, err = runtime.RunString(modulesSource)
	fail(err)

	modules := map[string]sobek.ModuleRecord{}
	resolve := func(_ any, name string) (sobek.ModuleRecord, error) {
		if found := modules[name]; found != nil {
			return found, nil
		}
		names := runtime.Get("__modules").ToObject(runtime).Get(name)
		if names == nil {
			return nil, fmt.Errorf("no module %s", name)
		}
		text := fmt.Sprintf("const m = __modules[%q]; export default m;", name)
		for _, key := range names.ToObject(runtime).Keys() {
			text += fmt.Sprintf("export const %s = m[%q];", key, key)
		}
		record, err := sobek.ParseModule(name, text, nil)
		modules[name] = record
		return record, err
	}
	module, err := sobek.ParseModule(bundle, string(source), resolve)
	fail(err)
	fail(module.Link())
	settle(runtime, module.Evaluate(runtime))
	exports := runtime.NamespaceObjectFor(module)

	options := exports.Get("options").ToObject(runtime)
	text, err := json.Marshal(options)
	fail(err)
	state := runtime.Get("__state").ToObject(runtime)
	fail(state.Set("initializing", false))
	var data sobek.Value = sobek.Undefined()
	if setup, ok := sobek.AssertFunction(exports.Get("setup")); ok {
		value, err := setup(sobek.Undefined())
		fail(err)
		value = await(runtime, value)
		encoded, _ := json.Marshal(value)
		if string(encoded) != "null" {
			data, err = runtime.RunString("(" + string(encoded) + ")")
			fail(err)
		}
	}
	execs := map[string]bool{}
	var parsed struct {
		Scenarios map[string]struct{ Exec string } `json:"scenarios"`
	}
	fail(json.Unmarshal(text, &parsed))
	for _, scenario := range parsed.Scenarios {
		execs[scenario.Exec] = true
	}
	began := time.Now()
	count := 0
	for name := range execs {
		run, ok := sobek.AssertFunction(exports.Get(name))
		if !ok {
			fail(fmt.Errorf("exec %s is not exported", name))
		}
		for number := 0; number < iterations; number++ {
			fail(state.Set("iteration", number))
			fail(runtime.Set("__ITER", number))
			value, err := run(sobek.Undefined(), data)
			fail(err)
			await(runtime, value)
			count++
		}
	}
	metrics, err := json.Marshal(state.Get("metrics"))
	fail(err)
	fmt.Printf(`{"options":%s,"iterations":%d,"seconds":%f,"metrics":%s}`+"\n", text, count, time.Since(began).Seconds(), metrics)
}

func await(runtime *sobek.Runtime, value sobek.Value) sobek.Value {
	promise, ok := value.Export().(*sobek.Promise)
	if !ok {
		return value
	}
	settle(runtime, promise)
	return promise.Result()
}

func settle(_ *sobek.Runtime, promise *sobek.Promise) {
	switch promise.State() {
	case sobek.PromiseStateRejected:
		fail(fmt.Errorf("rejected: %v", promise.Result()))
	case sobek.PromiseStatePending:
		fail(fmt.Errorf("a promise is still pending: something is awaited that k6 does not settle"))
	}
}
