// Command pulumi-codegen holds the package's schema to the engine's own binder, and writes SDKs of it.
//
//	pulumi-codegen bind <schema.json>
//	pulumi-codegen sdk <nodejs|python|go> <schema.json> <folder>
//
// It ends with 1 where the schema has any diagnostic, a warning too, or can't be read.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const (
	tool  = "zoom-events-as-code"
	usage = "usage: pulumi-codegen bind <schema.json> | pulumi-codegen sdk <nodejs|python|go> <schema.json> <folder>"
)

// bound reads a schema and binds it; what the binder has to say of it is an error.
func bound(file string) (*schema.Package, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	pkg, diagnostics, err := schema.BindSpec(spec, noPackages{}, schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	var all []error
	for _, diagnostic := range diagnostics {
		all = append(all, diagnostic)
	}
	return pkg, errors.Join(all...)
}

// filesOf is the SDK of a package: its files by path.
func filesOf(language string, pkg *schema.Package) (map[string][]byte, error) {
	switch language {
	case "nodejs":
		return nodejs.GeneratePackage(tool, pkg, nil, nil, false, noPackages{})
	case "python":
		files, err := python.GeneratePackage(tool, pkg, nil, noPackages{})
		// The project file names one beside itself, and the generator writes it into the module alone.
		for path, content := range files {
			if filepath.Base(path) == "README.md" {
				files["README.md"] = content
				delete(files, path)
				break
			}
		}
		return files, err
	case "go":
		return gogen.GeneratePackage(tool, pkg, nil)
	}
	return nil, fmt.Errorf("there is no SDK for %q\n%s", language, usage)
}

func write(files map[string][]byte, folder string) error {
	for name, content := range files {
		// An SDK is no repository of its own.
		if strings.HasPrefix(name, ".git") {
			continue
		}
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func run(args []string) error {
	switch {
	case len(args) == 2 && args[0] == "bind":
		_, err := bound(args[1])
		return err
	case len(args) == 4 && args[0] == "sdk":
		pkg, err := bound(args[2])
		if err != nil {
			return err
		}
		files, err := filesOf(args[1], pkg)
		if err != nil {
			return err
		}
		return write(files, args[3])
	}
	return errors.New(usage)
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
